import { expect, test } from '@jest/globals';
import type { ImapFlow } from 'imapflow';
import { fetchRows } from '../../../src/inbound/imap/rows.ts';

/** A connection whose server answers a fetch with these rows. */
const answering = (rows: readonly object[], mailbox: object | false = {}) =>
  ({ mailbox, fetchAll: async () => structuredClone(rows) }) as unknown as ImapFlow;

const query = { source: true };

test('a row that only tells of new flags does not take the bytes of a mail away', async () => {
  const client = answering([
    { seq: 1, uid: 7, source: 'bytes' },
    { seq: 1, uid: 7, flags: ['\\Seen'], source: undefined },
  ]);
  expect((await fetchRows(client, [7], query)).get(7)).toMatchObject({ source: 'bytes', flags: ['\\Seen'] });
});

test('rows of mails that were not asked for are left out', async () => {
  const client = answering([
    { seq: 1, uid: 3, flags: [] },
    { seq: 2, uid: 7, source: 'bytes' },
  ]);
  expect([...(await fetchRows(client, [7], query)).keys()]).toEqual([7]);
});

test('a folder that was closed has not lost its mails', async () => {
  await expect(fetchRows(answering([], false), [7], query)).rejects.toThrow('the folder was closed');
});
