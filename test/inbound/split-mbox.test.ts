import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { splitMbox } from '../../src/inbound/split-mbox.ts';
import type { BlobWriter } from '../../src/store/blobs.ts';

/** Messages of an mbox that comes in chunks of a given size. */
async function messages(mbox: string, chunkSize: number): Promise<string[]> {
  const texts: string[] = [];
  const stage = (): BlobWriter => {
    const chunks: Uint8Array[] = [];
    return {
      write: async (chunk) => void chunks.push(Uint8Array.from(chunk)),
      finish: async () => {
        const bytes = Buffer.concat(chunks);
        const sha256 = createHash('sha256').update(bytes);
        texts.push(bytes.toString());
        return { sha256: sha256.digest('hex'), size: bytes.length, path: '', isSynced: true };
      },
      abort: async () => {},
      hashSoFar: () => createHash('sha256'),
    };
  };
  async function* chunks() {
    for (let at = 0; at < mbox.length; at += chunkSize) yield Buffer.from(mbox.slice(at, at + chunkSize));
  }
  for await (const _ of splitMbox(chunks(), stage));
  return texts;
}

describe.each([1, 7, 10_000])('an mbox in chunks of %i', (size) => {
  test('is split at From lines that follow an empty line', async () => {
    const mbox =
      'From ada Sun\nSubject: a\n\nFirst.\nFrom here on it works.\n\nFrom ben Mon\r\nSubject: b\r\n\r\nSecond.\r\n';
    expect(await messages(mbox, size)).toEqual([
      'Subject: a\n\nFirst.\nFrom here on it works.\n\n',
      'Subject: b\r\n\r\nSecond.\r\n',
    ]);
  });

  test('gives quoted From lines back as they were', async () => {
    expect(await messages('From a\n\n>From me\n>>From you\n> From afar\n', size)).toEqual([
      '\nFrom me\n>From you\n> From afar\n',
    ]);
  });
});

test('what is no mbox holds no message', async () => {
  expect(await messages('Subject: a\n\nno From line\n', 100)).toEqual([]);
});
