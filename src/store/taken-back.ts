/** Replies that are taken back before they leave: their mails, their files, and what they had made of the ticket. */
import type { Status } from '../domain/ticket.ts';
import type { WrittenFile } from '../domain/written-file.ts';
import type { Db } from './database.ts';

export type StatusChange = { readonly before: Status; readonly after: Status };

export type FreshReply = {
  readonly id: number;
  readonly ticketId: number;
  readonly authorId: number;
  readonly at: number;
  readonly text: string;
  /** What it made of the ticket's status; null when that stayed. */
  readonly statusChange: StatusChange | null;
};

/** Keeps with an entry what it made of the ticket's status. */
export async function noteStatusChange(tx: Db, logEntryId: number, change: StatusChange): Promise<void> {
  await tx('log_entries')
    .where({ id: logEntryId })
    .update({ status_change: JSON.stringify(change) });
}

/** What was said to everybody on a page; null when there is no such entry on the ticket. */
export async function findReply(tx: Db, ticketId: number, logEntryId: number): Promise<FreshReply | null> {
  const row: ReplyRow | undefined = await tx('log_entries')
    .where({ id: logEntryId, ticket_id: ticketId, visibility: 'public', via: 'web' })
    .first({
      ...{ id: 'id', ticketId: 'ticket_id', authorId: 'author_id', at: 'at', text: 'text' },
      statusChange: 'status_change',
    });
  return row ? { ...row, statusChange: JSON.parse(row.statusChange ?? 'null') } : null;
}

type ReplyRow = Omit<FreshReply, 'statusChange'> & { readonly statusChange: string | null };

/**
 * Cancels the mails that tell of a reply and of what it did; false when one of them has begun to leave. Whoever sends claims
 * rows by a conditional update as well: of the two, one finds them changed.
 */
export async function cancelMailsOf(tx: Db, reply: FreshReply, now: number): Promise<boolean> {
  await mailsOf(tx, reply).where({ state: 'queued', attempts: 0 }).update({ state: 'cancelled', settled_at: now });
  return (await mailsOf(tx, reply).whereNot({ state: 'cancelled' }).first('id')) === undefined;
}

/** Those about the entry itself, and those to people who are only told of what it did, such as a team's of reopening. */
function mailsOf(tx: Db, { id, ticketId, at }: FreshReply) {
  return tx('outbox_emails')
    .where({ ticket_id: ticketId })
    .where((mail) =>
      mail.where({ log_entry_id: id }).orWhere((other) => other.whereNull('log_entry_id').where({ created_at: at })),
    );
}

/** The reply is gone, as if it had never been sent; its files, for it to be written anew. */
export async function deleteReply(tx: Db, { id, ticketId, at }: FreshReply): Promise<WrittenFile[]> {
  const files: WrittenFile[] = await tx('attachments')
    .where({ log_entry_id: id, refused: null })
    .orderBy('id')
    .select({ filename: 'filename', contentType: 'content_type', size: 'size', sha256: 'sha256' });
  await tx('attachments').where({ log_entry_id: id }).delete();
  await tx('digest_items')
    .where({ ticket_id: ticketId })
    .where((item) => item.where({ log_entry_id: id }).orWhere((other) => other.whereNull('log_entry_id').where({ at })))
    .delete();
  await tx('outbox_emails').where({ log_entry_id: id }).update({ log_entry_id: null });
  await tx('log_entries').where({ id }).delete();
  return files;
}
