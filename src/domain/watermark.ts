/** How far a folder has been read: the queue is this mark, never a flag that a colleague's mail client may change. */

export type Watermark = {
  /** The UIDs' generation (RFC 3501, 2.3.1.1); null for a folder of files. */
  readonly uidValidity: number | null;
  /** Every UID up to this one is in the ledger, or came before the mailbox's chosen start. */
  readonly lastUid: number;
  /** When the mailbox starts, ms; null takes everything. */
  readonly startsAt: number | null;
  /** UIDs below this one were there when the folder was first seen, so `startsAt` filters them. */
  readonly backlogBelowUid: number;
};

/**
 * Where to go on reading. A folder seen for the first time starts where the settings say. After a UIDVALIDITY change
 * every UID is new: all is read again from the same start, and the ledger's contents tell what is known already.
 */
export function startingMark(
  previous: Watermark | null,
  folder: { readonly uidValidity: number; readonly uidNext: number },
  since: 'now' | 'all' | number,
  now: number,
): Watermark {
  const { uidValidity, uidNext } = folder;
  if (previous?.uidValidity === uidValidity) return previous;
  if (previous) return { uidValidity, lastUid: 0, startsAt: previous.startsAt, backlogBelowUid: uidNext };
  if (since === 'all') return { uidValidity, lastUid: 0, startsAt: null, backlogBelowUid: 0 };
  if (since === 'now') return { uidValidity, lastUid: uidNext - 1, startsAt: now, backlogBelowUid: uidNext };
  return { uidValidity, lastUid: 0, startsAt: since, backlogBelowUid: uidNext };
}

/** Whether a mail came after the chosen start. INTERNALDATE has whole seconds, so the start is rounded down to one. */
export function isAfterStart(mark: Watermark, uid: number, internalDate: number): boolean {
  if (mark.startsAt === null || uid >= mark.backlogBelowUid) return true;
  return internalDate >= Math.floor(mark.startsAt / 1000) * 1000;
}
