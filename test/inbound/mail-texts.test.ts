import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openMailTexts, type ReadMailText } from '../../src/inbound/mail-texts.ts';
import { createReader } from '../../src/inbound/reader.ts';
import { type BlobStore, openBlobFolder } from '../../src/store/blobs.ts';
import { letter } from '../support/letters.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
let blobs: BlobStore;
let read: ReadMailText;
beforeEach(async () => {
  folder = temporaryFolder('texts');
  blobs = await openBlobFolder(folder.path);
  read = openMailTexts({ reader: createReader({ threads: 0, stagingFolder: blobs.stagingFolder }), blobs });
});
afterEach(() => folder.remove());

async function keep(mail: string) {
  const writer = blobs.stage();
  await writer.write(Buffer.from(mail));
  const staged = await writer.finish();
  await blobs.commit([staged]);
  return { sha256: staged.sha256, size: staged.size };
}

test('a mail says who wrote it and its text, in pieces; its files are not kept', async () => {
  const text = 'Bonjour,\nvoici.\n\n> avant\n';
  const bytes = Buffer.from('a file of its own');
  const mail = await keep(letter({ from: 'Paul <paul@clients.example>', text, files: [{ name: 'a.pdf', bytes }] }));
  const said = await read(mail);
  expect(said).toMatchObject({ author: 'Paul', isCut: false });
  expect(said?.text.trim()).toBe(text.trim());
  expect(said?.segments.map(({ kind }) => kind)).toEqual(['new', 'quoted']);
  expect(await readdir(blobs.stagingFolder)).toEqual([]);
  // Read once, it is kept: even where the blob is gone.
  await rm(blobs.pathOf(mail.sha256));
  expect(await read(mail)).toBe(said);
});

test('a long one is cut, its pieces with it', async () => {
  const said = await read(await keep(letter({ text: `${'mot '.repeat(10_000)}\n` })));
  expect([said?.text.length, said?.isCut, said?.segments.at(-1)?.to]).toEqual([20_000, true, 20_000]);
});

test('one that is gone, or too large for a page to wait for, says nothing', async () => {
  const sha256 = createHash('sha256').update('nothing').digest('hex');
  expect(await read({ sha256, size: 10 })).toBeNull();
  const { sha256: known } = await keep(letter());
  expect(await read({ sha256: known, size: 9_000_000 })).toBeNull();
});
