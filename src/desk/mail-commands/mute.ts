/** `#mute`: whoever was invited to the ticket gets no more mail about it. */
import { refusal } from '../../domain/mail-commands/mail-command.ts';
import { lockInvited } from '../../store/ticket-members.ts';
import { mute as muteTicket } from '../mute-ticket.ts';
import { ALREADY, type Prepare } from './running.ts';

export const mute: Prepare<null> = async ({ work, ticket: { id: ticketId }, author: { personId } }) => {
  if (!(await lockInvited(work.tx, ticketId, personId))) return refusal('not-invited');
  return {
    async run() {
      if (!(await muteTicket(work, { ticketId, personId }, true))) return ALREADY;
      return [{ done: { code: 'mute', values: {} }, undo: { what: 'muted', at: work.now } }];
    },
  };
};
