import { expect, test } from '@jest/globals';
import { checkMailboxes } from '../../src/desk/check-mailboxes.ts';
import { noteMailboxFault, noteMailboxHealth } from '../../src/desk/mailbox-health.ts';
import { noteFailure } from '../../src/desk/note-failure.ts';
import { readAlarms } from '../../src/store/alarms.ts';
import { ledgerBalance } from '../../src/store/ledger-counts.ts';
import { readMailboxHealth } from '../../src/store/mailbox-health.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, deskOn, mailboxOf, NOON } from '../support/filings.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

onBothDatabases('the health of a mailbox', (open) => {
  const start = async () => {
    const clock = { now: NOON };
    const database = await open();
    const desk = deskOn(database, () => clock.now);
    const { id } = await mailboxOf(desk);
    const alarms = async () => (await readAlarms(database.write)).map(({ kind }) => kind);
    return { desk, id, clock, alarms, db: database.write };
  };

  test('is tried again ever later while it fails, under one alarm that the next good run clears', async () => {
    const { desk, id, clock, alarms, db } = await start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await noteMailboxFault(desk, id, 'The password is wrong.');
      const [health] = await readMailboxHealth(db);
      waits.push(((health?.nextAttemptAt ?? 0) - clock.now) / MINUTE);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(await readAlarms(db)).toMatchObject([{ mailboxId: id, details: { error: 'The password is wrong.' } }]);
    clock.now += MINUTE;
    await noteMailboxHealth(desk, id, true);
    expect(await alarms()).toEqual([]);
    expect(await readMailboxHealth(db)).toEqual([
      {
        ...{ mailboxId: id, lastGoodAt: clock.now, lastMailAt: clock.now, lastError: null },
        ...{ failingSince: null, failures: 0, nextAttemptAt: null },
      },
    ]);
    expect(await db('audit_events').orderBy('id').pluck('action')).toEqual(['mailbox.failing', 'mailbox.recovered']);
  });

  test('has been read where the fault came afterwards: no back-off, but an alarm that tells since when', async () => {
    const { desk, id, clock, alarms, db } = await start();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      clock.now += MINUTE;
      await noteMailboxFault(desk, id, 'Mail can’t be moved.', { hadMail: attempt === 0 });
    }
    expect(await alarms()).toEqual(['mailbox-failing']);
    expect(await readMailboxHealth(db)).toMatchObject([
      {
        ...{ lastGoodAt: clock.now, lastMailAt: NOON + MINUTE, lastError: 'Mail can’t be moved.' },
        ...{ failingSince: NOON + MINUTE, failures: 5, nextAttemptAt: clock.now + MINUTE },
      },
    ]);
  });

  test('is alarming when the ledger does not balance, until it does', async () => {
    const { desk, id, alarms, db } = await start();
    await arrive(desk, id, [1, 2]);
    await checkMailboxes(desk, new Set([id]));
    expect(await alarms()).toEqual([]);
    await db('received_emails').where({ uid: 2 }).delete();
    await checkMailboxes(desk, new Set([id]));
    expect(await alarms()).toEqual(['ledger-unbalanced']);
    await arrive(desk, id, [2]);
    await db('mailbox_folders').update({ seen: 2 });
    await checkMailboxes(desk, new Set([id]));
    expect(await alarms()).toEqual([]);
  });

  test('is alarming when it is silent for unusually long, and when failed mail waits', async () => {
    const { desk, id, clock, alarms } = await start();
    const [mail = 0] = await arrive(desk, id, [1]);
    for (let attempt = 0; attempt < 3; attempt += 1) await noteFailure(desk, mail, new Error('unreadable'));
    clock.now += 8 * DAY;
    await checkMailboxes(desk, new Set([id]));
    expect((await alarms()).toSorted()).toEqual(['mail-failed', 'mailbox-silent']);
    await arrive(desk, id, [2]);
    await checkMailboxes(desk, new Set([id]));
    expect(await alarms()).toEqual(['mail-failed']);
  });

  test('is nobody’s concern, silent or failing, once nobody polls it any more', async () => {
    const { desk, id, clock, alarms } = await start();
    clock.now += 40 * DAY;
    await noteMailboxFault(desk, id, 'The password is wrong.');
    await checkMailboxes(desk, new Set([id]));
    expect((await alarms()).toSorted()).toEqual(['mailbox-failing', 'mailbox-silent']);
    await checkMailboxes(desk, null);
    expect(await alarms()).toHaveLength(2);
    await checkMailboxes(desk, new Set([id + 1]));
    expect(await alarms()).toEqual([]);
  });

  test('balances by one statement, or mail that comes in between two would raise a false alarm', async () => {
    const { desk, id, db } = await start();
    await arrive(desk, id, [1, 2]);
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => void statements.push(sql);
    db.on('query', listen);
    expect(await ledgerBalance(db, id)).toMatchObject({ seen: 2, counts: { pending: 2 }, balances: true });
    db.off('query', listen);
    expect(statements).toHaveLength(1);
  });
});
