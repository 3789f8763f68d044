/** A digest: one mail of all that somebody of the staff was to be told since the last. */
import { seesAsStaff } from '../domain/viewer.ts';
import { takeDigestItems } from '../store/digest-items.ts';
import { readNotify } from '../store/notify-choices.ts';
import { readPersonAsViewer } from '../store/viewers.ts';
import type { Work } from './desk.ts';

/** A mail program cuts what is longer; the rest is counted. */
const MOST_ITEMS = 200;

/**
 * Takes what waits for them, but for what can still be taken back, and tells it in one mail, as far as they may still see it; true when there was something.
 * Whoever works here no more, or wants no mails any more, is told nothing: it is gone all the same.
 */
export async function tellInDigest({ tx, now, news }: Work, personId: number): Promise<boolean> {
  const isWanted = (await readNotify(tx, personId)) !== 'none';
  const viewer = isWanted ? await readPersonAsViewer(tx, personId) : null;
  const items = await takeDigestItems(tx, personId, viewer && seesAsStaff(viewer) ? viewer : null, now);
  if (items.length === 0) return false;
  const values = { items: items.slice(0, MOST_ITEMS), more: Math.max(0, items.length - MOST_ITEMS) };
  const about = { ticketId: null, mailboxId: null, inReplyTo: null };
  news.push({ what: 'direct', kind: 'digest', to: { personId }, ...about, values });
  return true;
}
