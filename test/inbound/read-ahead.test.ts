import { describe, expect, test } from '@jest/globals';
import { type ReadMail, readAhead } from '../../src/inbound/read-ahead.ts';
import type { ReadResult } from '../../src/inbound/reader.ts';
import type { PendingEmail } from '../../src/store/received-emails.ts';

const row = (id: number, size = 1000): PendingEmail => ({
  id,
  size,
  mailboxId: 1,
  folder: 'INBOX',
  uidValidity: 1,
  sha256: `${id}`,
  attempts: 0,
});

/** Rows that a queue still holds, given out as they are asked for. */
const from = (rows: PendingEmail[]) => async (limit: number) => rows.splice(0, limit);

async function idsOf(batches: AsyncIterable<ReadMail[]>): Promise<number[]> {
  const ids: number[] = [];
  for await (const batch of batches) ids.push(...batch.map(({ row: { id } }) => id));
  return ids;
}

describe('reading ahead', () => {
  test('hands mails on in their order, however they finish', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => row(at + 1));
    const read = ({ id }: PendingEmail) =>
      new Promise<ReadResult>((resolve) => setTimeout(resolve, id % 7, {} as ReadResult));
    expect(await idsOf(readAhead({ read, next: from(rows) }))).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
  });

  test('a mail that can’t be read comes in its place, with its error', async () => {
    const read = async ({ id }: PendingEmail) => {
      if (id === 2) throw new Error('broken');
      return {} as ReadResult;
    };
    const mails: ReadMail[] = [];
    for await (const batch of readAhead({ read, next: from([row(1), row(2), row(3)]) })) mails.push(...batch);
    expect(mails.map(({ row: { id }, outcome }) => [id, 'error' in outcome])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  test('a mail that hangs is overtaken after a while, and comes when it is done', async () => {
    let release = (_: ReadResult) => {};
    const hangs = new Promise<ReadResult>((resolve) => {
      release = resolve;
    });
    const read = ({ id }: PendingEmail) => (id === 1 ? hangs : Promise.resolve({} as ReadResult));
    const seen: number[] = [];
    for await (const batch of readAhead({ read, next: from([row(1), row(2), row(3)]), patience: 1 })) {
      seen.push(...batch.map(({ row: { id } }) => id));
      release({} as ReadResult);
    }
    expect(seen).toEqual([2, 3, 1]);
  });

  test('no more is read at once than fits, and one mail however large', async () => {
    const sizes = [20, 6, 5, 4, 30, 1].map((megabytes, at) => row(at, megabytes * 1024 * 1024));
    let reading = 0;
    let most = 0;
    const read = async ({ size }: PendingEmail) => {
      reading += size;
      most = Math.max(most, reading);
      await new Promise((resolve) => setImmediate(resolve));
      reading -= size;
      return {} as ReadResult;
    };
    expect(await idsOf(readAhead({ read, next: from(sizes) }))).toHaveLength(6);
    expect(most).toBe(30 * 1024 * 1024);
  });
});
