/** The mailboxes, looked for now and then rather than for every page: they change when the gateway is started anew. */
import { type KnownMailbox, readMailboxes } from '../store/mailboxes.ts';
import type { Web } from './web.ts';

type Kept = { readonly until: number; readonly known: Promise<readonly KnownMailbox[]> };
const kept = new WeakMap<Web, Kept>();

/** Ms. */
const FRESH = 10_000;

/** An answer that fails is not kept. */
export function knownMailboxes(web: Web, now: number): Promise<readonly KnownMailbox[]> {
  const last = kept.get(web);
  if (last && now < last.until) return last.known;
  const known = readMailboxes(web.desk.database.read);
  kept.set(web, { until: now + FRESH, known });
  known.catch(() => kept.delete(web));
  return known;
}
