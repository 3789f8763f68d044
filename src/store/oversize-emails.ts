/** Mails that were too large: which of them the ledger has already, and who was told so of late. */
import type { Db } from './database.ts';
import { storedMessageId } from './fitting.ts';
import { inChunks } from './rows.ts';

/** Those Message-IDs that an oversize mail of any mailbox has: the same mail again, or numbered anew by its server. */
export async function knownOversize(db: Db, messageIds: readonly string[]): Promise<Set<string>> {
  const stored = new Map(messageIds.map((id) => [storedMessageId(id), id]));
  const known: string[] = await inChunks([...stored.keys()], (chunk) =>
    db('received_emails').whereIn('message_id', chunk).where({ disposition: 'oversize' }).pluck('message_id'),
  );
  return new Set(known.map((id) => stored.get(id) ?? id));
}

/** The addresses that were told of a mail too large since that instant. */
export async function toldOversizeSince(db: Db, instant: number): Promise<string[]> {
  // Written out: SQLite takes its partial index for nothing less.
  return db('outbox_emails').whereRaw("notification = 'oversize'").where('created_at', '>', instant).pluck('recipient');
}
