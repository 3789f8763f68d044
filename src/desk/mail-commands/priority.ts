/** `#priority`: how urgent the ticket is from now on. */
import type { Priority } from '../../domain/ticket.ts';
import { changed, type Prepare } from './running.ts';

export const priority: Prepare<Priority> = async (asked, wanted) => ({
  run: (ticket) => {
    const values = { before: ticket.priority, after: wanted };
    return changed(asked, ticket, { priority: wanted }, { code: 'priority', values });
  },
});
