/** The raw bytes of a mail, to be saved: that somebody took them is audited. */
import { Readable } from 'node:stream';
import { type RawMail, recordRawMailRead } from '../../desk/read-raw-mail.ts';
import type { Answer } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { idOf } from '../id.ts';
import { type Visit, viewerOf } from '../visit.ts';
import { visibleMail } from './visible-mail.ts';

export async function sendRawMail(visit: Visit): Promise<Answer> {
  const { request, web, say } = visit;
  const id = idOf(visit);
  // Whoever asks with HEAD gets no byte: nothing is read, and nothing to be audited happens.
  const isHead = request.method === 'HEAD';
  const raw = isHead ? await rawOf(visit) : await recordRawMailRead(web.desk, viewerOf(visit), id);
  if (!raw) throw new Refusal('not-found');
  const bytes = isHead ? Readable.from([]) : web.blobs.read(raw.sha256);
  const filename = say('explained.filename', { id: String(id) });
  return {
    kind: 'download',
    filename,
    contentType: 'message/rfc822',
    size: raw.size,
    isInline: false,
    tag: null,
    bytes,
  };
}

async function rawOf(visit: Visit): Promise<RawMail | null> {
  const { sha256, size } = await visibleMail(visit);
  return sha256 === null ? null : { sha256, size };
}
