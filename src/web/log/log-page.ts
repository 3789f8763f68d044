/** The page of a ticket's log that its address asks for, ready to be shown. */
import { z } from 'zod';
import type { Viewer } from '../../domain/viewer.ts';
import { readTicketLog } from '../../store/ticket-log.ts';
import type { Page } from '../answer.ts';
import { ID } from '../id.ts';
import { queryOf, type Visit } from '../visit.ts';
import { remoteImagesOf } from './remote-images.ts';
import { type ShownEntry, shownEntry } from './shown-entry.ts';

const QUERY = z.object({
  /** The token of the entry whose remote images the reader has asked for. */
  images: z.string().max(100).catch(''),
  /** Entries before this one: a long log comes in pages. */
  before: ID.optional().catch(undefined),
});

export type LogPage = {
  readonly entries: readonly ShownEntry[];
  /** For `?before=`: the entries that come before these. */
  readonly older: number | null;
  /** When the entries after these begin. */
  readonly newerAt: number | null;
  /** There may be newer entries than these. */
  readonly isOlder: boolean;
  /** What the page's policy must let through. */
  readonly mailHtml: NonNullable<Page['mailHtml']>;
};

/** More entries than nearly any ticket has; each costs words, a few kilobytes and a tenth of a millisecond. */
const PAGE = 75;

/** Of what the viewer may read of the ticket; `path` is where its page stands. */
export async function readLogPage(visit: Visit, viewer: Viewer, ticketId: number, path: string): Promise<LogPage> {
  // What answers a form stands under another address.
  const asked = { path: visit.request.method === 'GET' ? '' : path, ...queryOf(visit, QUERY) };
  const { before } = asked;
  const { read } = visit.web.desk.database;
  const { entries: rows, older, newerAt } = await readTicketLog(read, viewer, ticketId, { before, size: PAGE });
  const images = remoteImagesOf(visit, asked);
  const entries = rows.map((entry) => shownEntry(visit, entry, images));
  const showsImages = entries.some(({ showsRemote, remoteImages }) => showsRemote && remoteImages > 0);
  const mailHtml = showsImages ? 'images-shown' : 'images-blocked';
  return { entries, older, newerAt, isOlder: before !== undefined, mailHtml };
}
