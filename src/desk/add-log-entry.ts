/** Adds what was said to a ticket, with its files. */
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import { insertAttachments } from '../store/attachments.ts';
import { insertLogEntry, type NewLogEntry } from '../store/log-entries.ts';
import type { Work } from './desk.ts';
import { foldLogos } from './fold-logos.ts';

/** `isFirst` when the ticket has just been opened with it. The ticket itself is touched by whoever adds the entry. */
export async function addLogEntry(
  work: Work,
  { isFirst, ...entry }: NewLogEntry & { readonly isFirst: boolean },
  files: readonly ParsedAttachment[],
): Promise<number> {
  const kept = await foldLogos(work, entry.authorId, files);
  const logEntryId = await insertLogEntry(work.tx, entry, work.now);
  const place = { ticketId: entry.ticketId, logEntryId, hasEarlierFiles: !isFirst };
  await insertAttachments(work.tx, place, kept, work.now);
  return logEntryId;
}
