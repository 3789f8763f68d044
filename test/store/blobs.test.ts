import { createHash } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openBlobFolder } from '../../src/store/blobs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');

async function stageText(blobs: Awaited<ReturnType<typeof openBlobFolder>>, words: string) {
  const writer = blobs.stage();
  await writer.write(Buffer.from(words));
  return writer.finish();
}

describe('blobs', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let blobs: Awaited<ReturnType<typeof openBlobFolder>>;
  beforeEach(async () => {
    folder = temporaryFolder('blobs');
    blobs = await openBlobFolder(folder.path);
  });
  afterEach(() => folder.remove());

  test('bytes are found under their sha-256 once committed', async () => {
    const staged = await stageText(blobs, 'bonjour');
    expect(staged).toMatchObject({ sha256: sha256('bonjour'), size: 7 });
    await expect(text(blobs.read(staged.sha256))).rejects.toThrow('ENOENT');
    await blobs.commit([staged]);
    expect(await text(blobs.read(staged.sha256))).toBe('bonjour');
    expect(await readdir(blobs.stagingFolder)).toEqual([]);
  });

  test('what was staged long ago and never committed is gone when the folder is opened again', async () => {
    const abandoned = await stageText(blobs, 'of a thread that was ended');
    const atWork = await stageText(blobs, 'of a process at work');
    await utimes(abandoned.path, new Date(0), new Date(0));
    await openBlobFolder(folder.path);
    expect((await readdir(blobs.stagingFolder)).map((name) => join(blobs.stagingFolder, name))).toEqual([atWork.path]);
  });

  test('the same bytes twice, in one batch and later, are kept once', async () => {
    await blobs.commit([await stageText(blobs, 'a'), await stageText(blobs, 'a')]);
    await blobs.commit([await stageText(blobs, 'a')]);
    expect(await readdir(join(folder.path, sha256('a').slice(0, 1)))).toEqual([sha256('a')]);
    expect(await readdir(blobs.stagingFolder)).toEqual([]);
  });

  test('many pieces, larger together than what is gathered, come out whole', async () => {
    const writer = blobs.stage();
    const pieces = Array.from({ length: 40 }, (_, at) => String(at % 10).repeat(17_000));
    for (const piece of pieces) await writer.write(Buffer.from(piece));
    const staged = await writer.finish();
    await blobs.commit([staged]);
    expect(staged.sha256).toBe(sha256(pieces.join('')));
    expect((await readFile(blobs.pathOf(staged.sha256))).length).toBe(680_000);
  });

  test('what is abandoned or discarded leaves nothing behind', async () => {
    const writer = blobs.stage();
    await writer.write(Buffer.alloc(600_000));
    await writer.abort();
    await blobs.stage().abort();
    await blobs.discard([await stageText(blobs, 'b')]);
    expect(await readdir(blobs.stagingFolder)).toEqual([]);
  });
});
