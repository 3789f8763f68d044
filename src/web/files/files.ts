/** Files of tickets: handed to those who may see the ticket, never opened as pages of ours (E5). */
import { readTicketFile, type TicketFile } from '../../store/ticket-files.ts';
import type { Answer } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { idOf } from '../id.ts';
import { isRaster } from '../log/inline-images.ts';
import { type Visit, viewerOf } from '../visit.ts';

/** Saved, whatever it is: its type is what its sender claims. */
export async function sendFile(visit: Visit): Promise<Answer> {
  return download(visit, await fileOf(visit), false);
}

/** Shown in its place in a mail. */
export async function sendImage(visit: Visit): Promise<Answer> {
  const file = await fileOf(visit);
  if (!isRaster(file.contentType)) throw new Refusal('not-found');
  return download(visit, file, true);
}

async function fileOf(visit: Visit): Promise<TicketFile> {
  const file = await readTicketFile(visit.web.desk.database.read, viewerOf(visit), idOf(visit));
  if (!file) throw new Refusal('not-found');
  return file;
}

function download({ web }: Visit, { filename, contentType, size, sha256 }: TicketFile, isInline: boolean): Answer {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
  return { kind: 'download', filename, contentType: type, size, isInline, tag: sha256, bytes: web.blobs.read(sha256) };
}
