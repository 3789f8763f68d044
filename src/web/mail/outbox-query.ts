/** What the address of the outbox says: its filters and its page. */
import { z } from 'zod';
import { OUTBOX_STATES } from '../../store/outbox-list.ts';

/** What can't be meant is as if it were not there, as in the journal. */
const optional = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const cursor = optional(
  z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
);

export const OUTBOX_QUERY = z.object({
  state: optional(z.enum(OUTBOX_STATES)),
  to: optional(z.string().trim().min(1).max(320)),
  ticket: optional(z.string().trim().min(1).max(40)),
  after: cursor,
  before: cursor,
});
export type OutboxQuery = z.infer<typeof OUTBOX_QUERY>;

/** The address of the outbox, in which stands only what is asked for. */
export function outboxUrl(query: Partial<OutboxQuery>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '/mail/outbox' : `/mail/outbox?${search}`;
}
