/** Reads what mails say for the pages of a story, in its own thread. */
import { openMailTexts } from '../../src/inbound/mail-texts.ts';
import { createReader } from '../../src/inbound/reader.ts';
import type { BlobStore } from '../../src/store/blobs.ts';
import type { Web } from '../../src/web/web.ts';

export function mailTextsIn(blobs: BlobStore): Web['readMailText'] {
  return openMailTexts({ reader: createReader({ threads: 0, stagingFolder: blobs.stagingFolder }), blobs });
}
