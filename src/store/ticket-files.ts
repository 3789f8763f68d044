/** A file of a ticket, for whoever may read the entry that it came with. */
import type { Viewer } from '../domain/viewer.ts';
import { allOf, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';
import { readableBy, visibleTo } from './ticket-visibility.ts';

export type TicketFile = {
  readonly filename: string;
  /** As its sender claims. */
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
};

/** Null when there is none of that id, when it was refused, and when it is not theirs to see. */
export async function readTicketFile(db: Db, viewer: Viewer, id: number): Promise<TicketFile | null> {
  const where = allOf(
    condition('attachments.id = ? and attachments.refused is null', id),
    visibleTo(viewer),
    readableBy(viewer, 'said'),
  );
  const [file] = await rawRows<TicketFile>(
    db,
    `select filename, content_type as "contentType", size, blob_sha256 as sha256
      from attachments
      join log_entries as said on said.id = attachments.log_entry_id
      join tickets on tickets.id = said.ticket_id
      where ${where.sql}`,
    where.bindings,
  );
  return file ?? null;
}
