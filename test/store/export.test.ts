import { expect, test } from '@jest/globals';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { exportLedger } from '../../src/store/export-ledger.ts';
import { exportTickets } from '../../src/store/export-tickets.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, deskOn, everything, filing, mailboxOf, NOON, opening, sha } from '../support/filings.ts';

const MAILS = 120;
const uids = Array.from({ length: MAILS }, (_, index) => index + 1);

onBothDatabases('an export', (open) => {
  const start = async () => {
    let now = NOON;
    const database = await open();
    const desk = deskOn(database, () => now);
    const { id } = await mailboxOf(desk);
    const ids = await arrive(desk, id, uids);
    const half = ids.slice(0, MAILS / 2);
    await fileReceivedEmails(
      desk,
      half.map((mail) => filing(mail, opening({ title: `mail ${mail}` }))),
    );
    now += 1000;
    const rest = ids.slice(MAILS / 2, -1);
    await fileReceivedEmails(
      desk,
      rest.map((mail) => filing(mail, opening({ title: `mail ${mail}` }))),
    );
    return { database, ids };
  };

  test('has every ticket once, page after page, in order', async () => {
    const { database, ids } = await start();
    const tickets = await everything(exportTickets(database.read, null));
    expect(tickets.map(({ title }) => title)).toEqual(ids.slice(0, -1).map((id) => `mail ${id}`));
    expect(tickets.every(({ log }) => log.length === 1)).toBe(true);
    const later = await everything(exportTickets(database.read, NOON + 1));
    expect(later.map(({ reference }) => reference)).toEqual(tickets.slice(MAILS / 2).map(({ reference }) => reference));
  });

  test('asks the same number of queries for a page, however many tickets are in it', async () => {
    const { database } = await start();
    let queries = 0;
    database.read.on('query', () => queries++);
    for await (const { reference } of exportTickets(database.read, null)) {
      if (reference === 'R-000050') break;
    }
    expect(queries).toBe(5);
  });

  test('has every row of the ledger, settled or not', async () => {
    const { database, ids } = await start();
    const rows = await everything(exportLedger(database.read, null));
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.at(-1)).toEqual({
      ...{ id: ids.at(-1), mailbox: 'assistance@univ.example', folder: 'INBOX', uidValidity: 1, uid: MAILS },
      ...{ messageId: null, sha256: sha(`mail ${MAILS}`), size: 100, from: null, subject: null },
      ...{ seenAt: '2026-11-22T12:00:00.000Z', disposition: 'pending', reason: null, ticket: null },
      ...{ attempts: 0, error: null },
    });
    expect(rows[0]).toMatchObject({ disposition: 'opened', reason: 'new', ticket: 'R-000001' });
    expect(await everything(exportLedger(database.read, NOON + 1))).toEqual([]);
  });
});
