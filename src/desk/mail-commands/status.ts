/** Closing, resolving and reopening: commands that only give the ticket another status. */
import { isOngoing, type Status } from '../../domain/ticket.ts';
import { changed, type Prepare } from './running.ts';

/** A ticket that has ended is not resolved anew, nor is one that goes on reopened. */
export const close = settingStatus('close', () => 'closed');
export const resolve = settingStatus('resolve', (status) => (isOngoing(status) ? 'resolved' : status));
export const reopen = settingStatus('reopen', (status) => (isOngoing(status) ? status : 'open'));

function settingStatus(code: string, statusAfter: (status: Status) => Status): Prepare<null> {
  return async (asked) => ({
    run: (ticket) => changed(asked, ticket, { status: statusAfter(ticket.status) }, { code, values: {} }),
  });
}
