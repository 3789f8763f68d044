/** Which ticket a reference means: one condition for whoever reads, changes or discloses it. */
import { type Condition, condition } from './conditions.ts';
import { fitted } from './fitting.ts';

/** Longest reference that a ticket or an alias can have, in characters. */
const LONGEST = 40;

/**
 * True of the ticket that is meant, of the table `tickets`: as written, or as people type it, in small letters. Our own
 * references go before those that tickets had elsewhere. What the reader may see of it is for others to say.
 */
export function ticketOf(reference: string): Condition {
  const spellings = [...new Set([fitted(reference, LONGEST), fitted(reference.toUpperCase(), LONGEST)])];
  const own = spellings.map(() => '(select id from tickets where reference = ?)');
  const alias = spellings.map(() => '(select ticket_id from ticket_aliases where reference = ?)');
  return condition(`tickets.id = coalesce(${[...own, ...alias].join(', ')})`, ...spellings, ...spellings);
}
