/** `#leave`: whoever was invited to the ticket takes part in it no more. */
import { refusal } from '../../domain/mail-commands/mail-command.ts';
import { lockInvited } from '../../store/ticket-members.ts';
import { leave as leaveTicket } from '../leave-ticket.ts';
import type { Prepare } from './running.ts';

export const leave: Prepare<null> = async ({ work, ticket: { id: ticketId }, author: { personId } }) => {
  if (!(await lockInvited(work.tx, ticketId, personId))) return refusal('not-invited');
  return {
    async run() {
      await leaveTicket(work, { ticketId, personId });
      const undo = { what: 'removed' as const, personIds: [personId], at: work.now };
      return [{ done: { code: 'leave', values: {} }, undo }];
    },
  };
};
