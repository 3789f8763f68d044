/** Administrators hear of what is wrong: once, and of its end where they wait for it (A3, A8). */
import { expect, test } from '@jest/globals';
import { noteMailboxFault, noteMailboxHealth } from '../../src/desk/mailbox-health.ts';
import { noteFailure } from '../../src/desk/note-failure.ts';
import { type Open, onBothDatabases } from '../support/databases.ts';
import { arrive, mailboxOf } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const HOUR = 3_600_000;

async function open(openDatabase: Open) {
  const helpDesk = await openHelpDesk(openDatabase);
  const mailbox = await mailboxOf(helpDesk.desk);
  /** `alarm mailbox-failing to dora@univ.example`, all of them. */
  const told = async (): Promise<string[]> => {
    const rows = await helpDesk.db('outbox_emails').orderBy('id');
    return rows.map((row) => `${row.notification} ${JSON.parse(row.payload).values.alarm} to ${row.recipient}`);
  };
  return { ...helpDesk, mailbox, told };
}

onBothDatabases('an alarm', (openDatabase) => {
  test('of a mailbox that fails is mailed once, and so is its recovery', async () => {
    const { desk, mailbox, told, clock } = await open(openDatabase);
    for (let minute = 0; minute < 3; minute += 1) {
      await noteMailboxFault(desk, mailbox.id, 'Sign-in was refused.');
      clock.now += 60_000;
    }
    expect(await told()).toEqual(['alarm mailbox-failing to dora@univ.example']);
    await noteMailboxHealth(desk, mailbox.id, true);
    await noteMailboxHealth(desk, mailbox.id, true);
    expect((await told()).slice(1)).toEqual(['alarm-cleared mailbox-failing to dora@univ.example']);
  });

  test('that comes and goes is not mailed each time', async () => {
    const { desk, mailbox, told, clock } = await open(openDatabase);
    for (let time = 0; time < 5; time += 1) {
      await noteMailboxFault(desk, mailbox.id, 'It hangs.');
      await noteMailboxHealth(desk, mailbox.id, true);
      clock.now += 60_000;
    }
    expect(await told()).toHaveLength(2);
    clock.now += HOUR;
    await noteMailboxFault(desk, mailbox.id, 'It hangs.');
    expect(await told()).toHaveLength(3);
  });

  test('of mail that can’t be taken in is mailed when it is given up, for the first of them', async () => {
    const { desk, db, mailbox, told } = await open(openDatabase);
    const ids = await arrive(desk, mailbox.id, [1, 2]);
    const fail = async (id: number) => {
      for (let attempt = 0; attempt < 3; attempt += 1) await noteFailure(desk, id, new Error('It is broken.'));
    };
    await noteFailure(desk, ids[0] ?? 0, new Error('It is broken.'));
    expect(await told()).toEqual([]);
    for (const id of ids) await fail(id);
    expect(await told()).toEqual(['alarm mail-failed to dora@univ.example']);
    const [row] = await db('outbox_emails');
    expect(JSON.parse(row.payload).values.details).toEqual({ email: ids[0], error: 'It is broken.' });
  });
});
