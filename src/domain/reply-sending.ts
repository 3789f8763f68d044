/** What a reply of staff does to its ticket. */
import { isOngoing, type Status } from './ticket.ts';

/** Sent and no more, sent to wait for an answer, sent as the solution. */
export const SENDINGS = ['keep', 'wait', 'resolve'] as const;
export type Sending = (typeof SENDINGS)[number];

/** Any reply opens what is new; what has ended stays so, unless an answer is waited for. */
export function statusAfterReply(status: Status, sending: Sending): Status {
  if (sending === 'wait') return 'waiting';
  if (!isOngoing(status)) return status;
  if (sending === 'resolve') return 'resolved';
  return status === 'new' ? 'open' : status;
}
