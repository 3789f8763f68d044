import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { openMailWriter } from '../../src/inbound/mail-writer.ts';
import { openBlobFolder } from '../../src/store/blobs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('of a mail that is too large nothing stays but its size and its hash', async () => {
  const folder = temporaryFolder('mail-writer');
  const blobs = await openBlobFolder(folder.path);
  const write = async (text: string) => {
    const writer = openMailWriter(blobs.stage(), 6);
    for (let from = 0; from < text.length; from += 3) await writer.write(Buffer.from(text.slice(from, from + 3)));
    return writer.finish();
  };
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const kept = await write('sixsix');
  expect(kept).toMatchObject({ size: 6, sha256: sha256('sixsix') });
  expect(await readFile(kept.blob?.path ?? '', 'utf8')).toBe('sixsix');
  expect(await write('seven, or more')).toEqual({ size: 14, sha256: sha256('seven, or more'), blob: null });
  await blobs.discard(kept.blob ? [kept.blob] : []);
  expect(await readdir(blobs.stagingFolder)).toEqual([]);
  await folder.remove();
});
