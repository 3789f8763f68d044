import { expect, test } from '@jest/globals';
import {
  readLease,
  readMailboxes,
  readWatermark,
  releaseLease,
  renewLease,
  takeLease,
  upsertMailbox,
  writeWatermark,
} from '../../src/store/mailboxes.ts';
import { onBothDatabases } from '../support/databases.ts';
import { deskOn, mailboxOf, mark, NOON, profile } from '../support/filings.ts';

const term = (holder: string, now: number) => ({ holder, now, until: now + 1000 });

onBothDatabases('the lease on a mailbox', (open) => {
  const start = async () => {
    const database = await open();
    const { id } = await mailboxOf(deskOn(database));
    return { db: database.write, id };
  };

  test('goes to one holder, and to another when it is given back', async () => {
    const { db, id } = await start();
    expect(await takeLease(db, id, term('one', NOON))).toBe(true);
    expect(await takeLease(db, id, term('two', NOON + 999))).toBe(false);
    expect(await readLease(db, id)).toEqual({ leasedBy: 'one', leasedUntil: NOON + 1000 });
    await releaseLease(db, id, 'two');
    expect(await takeLease(db, id, term('two', NOON + 999))).toBe(false);
    await releaseLease(db, id, 'one');
    expect(await takeLease(db, id, term('two', NOON + 999))).toBe(true);
  });

  test('is taken over once it has expired, and its first holder learns so', async () => {
    const { db, id } = await start();
    await takeLease(db, id, term('one', NOON));
    expect(await renewLease(db, id, term('one', NOON + 900))).toBe(true);
    expect(await takeLease(db, id, term('two', NOON + 1000))).toBe(false);
    expect(await takeLease(db, id, term('two', NOON + 1900))).toBe(true);
    expect(await renewLease(db, id, term('one', NOON + 1901))).toBe(false);
  });

  test('goes to one of ten that ask at the same instant', async () => {
    const { db, id } = await start();
    const holders = Array.from({ length: 10 }, (_, index) => `holder ${index}`);
    const taken = await Promise.all(holders.map((holder) => takeLease(db, id, term(holder, NOON))));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});

onBothDatabases('a mailbox', (open) => {
  test('is one, whatever the letter case, and keeps its id when its policies change', async () => {
    const { write } = await open();
    const first = await upsertMailbox(write, profile('Assistance@univ.example'), 'settings', NOON);
    const changed = { ...profile('assistance@UNIV.example'), unverified: 'hold' as const };
    expect(await upsertMailbox(write, changed, 'settings', NOON)).toEqual({ ...changed, id: first.id });
    expect(await readMailboxes(write)).toEqual([
      { mailbox: { ...changed, id: first.id }, origin: 'settings', source: null },
    ]);
  });

  test('that was written before there was such a thing gets what nobody said', async () => {
    const { write } = await open();
    const { arcSealers: _arc, spamHeaders: _spam, locale: _locale, ...older } = profile('assistance@univ.example');
    const row = { address: older.address, origin: 'settings', profile: JSON.stringify(older), created_at: NOON };
    await write('mailboxes').insert(row);
    const [known] = await readMailboxes(write);
    expect(known?.mailbox).toMatchObject({ ...older, arcSealers: [], spamHeaders: ['x-spam-flag'], locale: null });
  });

  test('remembers how far each folder was read, and counts what it gave the ledger', async () => {
    const database = await open();
    const { id: mailboxId } = await mailboxOf(deskOn(database));
    const place = { mailboxId, folder: 'INBOX' };
    expect(await readWatermark(database.read, mailboxId, 'INBOX')).toBeNull();
    await writeWatermark(database.write, place, { ...mark(7), startsAt: NOON, backlogBelowUid: 3 }, 5);
    await writeWatermark(database.write, place, mark(2, 99), 2);
    await writeWatermark(database.write, place, null, 1);
    expect(await readWatermark(database.read, mailboxId, 'INBOX')).toEqual(mark(2, 99));
    expect(await database.read('mailbox_folders').pluck('seen')).toEqual([8]);
  });
});
