/** Records that mails were fetched after all, or that they are gone: their rows stood in the ledger without bytes. */
import { insertBlobRows } from '../store/blob-rows.ts';
import type { Db } from '../store/database.ts';
import {
  fileWithBytes,
  lockUnfetched,
  settleUnread,
  type UnfetchedEmail,
  writeFetched,
} from '../store/unfetched-emails.ts';
import { type Desk, transact } from './desk.ts';

/** A mail of the ledger and its committed blob; null when the mail is gone from its place. */
export type FetchedEmail = {
  readonly id: number;
  readonly blob: { readonly sha256: string; readonly size: number } | null;
};

/** The ids that wait to be read now. Rows that somebody else has dealt with meanwhile are left as they are. */
export async function recordFetched(desk: Desk, fetched: readonly FetchedEmail[]): Promise<number[]> {
  if (fetched.length === 0) return [];
  return transact(desk, async ({ tx, now }) => {
    const rows = await lockUnfetched(
      tx,
      fetched.map(({ id }) => id),
    );
    await insertBlobRows(
      tx,
      fetched.flatMap(({ blob }) => blob ?? []),
      now,
    );
    const waiting: number[] = [];
    for (const { id, blob } of fetched) {
      const row = rows.get(id);
      if (row && (await isWaiting(tx, row, blob, now))) waiting.push(id);
    }
    return waiting;
  });
}

async function isWaiting(tx: Db, row: UnfetchedEmail, blob: FetchedEmail['blob'], now: number): Promise<boolean> {
  const ended = blob ? await duplicate(tx, row, blob.sha256) : GONE;
  if (ended) await settleUnread(tx, row.id, ended, now);
  else if (blob) await writeFetched(tx, row.id, blob);
  return ended === null;
}

const GONE = { disposition: 'ignored', reason: 'gone', ticketId: null } as const;

/** Two files with the same bytes are one mail. */
async function duplicate(tx: Db, row: UnfetchedEmail, sha256: string) {
  const twin = row.uid === null ? await fileWithBytes(tx, row, sha256) : null;
  return twin && ({ disposition: 'ignored', reason: 'duplicate', ticketId: twin.ticketId } as const);
}
