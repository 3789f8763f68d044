import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { letter } from '../support/letters.ts';

onBothDatabases('the same mail', (open) => {
  let dovecot: Dovecot;
  let home: Installation;
  let one: string;
  let other: string;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(40);
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    one = `user${users++}`;
    other = `user${users++}`;
    const { url } = await open();
    home = await install({
      databaseUrl: url,
      mailboxes: [
        inbox(dovecot, one, '&address=assistance@univ.example'),
        inbox(dovecot, other, '&address=informatique@univ.example'),
      ],
    });
  });
  afterEach(() => home.close());

  /** As two deliveries of one mail: the trace headers differ, the rest does not. */
  const copies = (mail: string) => [`Received: from a by one; x\n${mail}`, `Received: from a by other; y\n${mail}`];
  const outcomes = async () =>
    (await home.ledger()).map(({ disposition, reason, ticket }) => [disposition, reason, ticket]);

  test('1. through two mailboxes at the same instant: one ticket, both in the ledger', async () => {
    for (let n = 0; n < 5; n += 1) {
      const [here = '', there = ''] = copies(letter({ id: `twin-${n}@univ.example`, subject: `jumeau ${n}` }));
      await Promise.all([dovecot.deliver(one, here), dovecot.deliver(other, there)]);
    }
    const reports = await home.poll();
    expect(reports.map(({ seen, error }) => [seen, error])).toEqual([
      [5, null],
      [5, null],
    ]);
    expect(await home.tickets()).toHaveLength(5);
    const rows = await home.ledger();
    for (const ticket of new Set(rows.map((row) => row.ticket))) {
      const pair = rows.filter((row) => row.ticket === ticket);
      expect(pair.map(({ disposition }) => disposition).toSorted()).toEqual(['ignored', 'opened']);
      expect(new Set(pair.map(({ mailbox }) => mailbox)).size).toBe(2);
    }
  });

  test('2. later, through the other mailbox: a duplicate, tied to its ticket', async () => {
    const [here = '', there = ''] = copies(letter({ id: 'later@univ.example' }));
    await dovecot.deliver(one, here);
    await home.poll();
    await dovecot.deliver(other, there);
    await home.poll();
    expect(await outcomes()).toEqual([
      ['opened', 'new', 'R-000001'],
      ['ignored', 'duplicate', 'R-000001'],
    ]);
  });

  test('3. a server that renumbers its folder makes nothing come twice, with or without a Message-ID', async () => {
    const mails = [letter({ subject: 'une' }), letter({ subject: 'deux', id: null })];
    await dovecot.deliverMany(one, mails);
    await home.poll();
    await dovecot.changeUidValidity(one);
    await dovecot.deliver(one, letter({ subject: 'trois' }));
    const [report] = await home.poll();
    expect(report).toMatchObject({ seen: 3, opened: 1, ignored: 2, error: null });
    expect((await home.tickets()).map(({ title }) => title)).toEqual(['une', 'deux', 'trois']);
    const rows = await home.ledger();
    expect(new Set(rows.map(({ uidValidity }) => uidValidity)).size).toBe(2);
    expect(await home.poll()).toMatchObject([{ seen: 0 }, { seen: 0 }]);
  });

  test('4. two mails with one Message-ID but other words are two', async () => {
    await dovecot.deliverMany(one, [
      letter({ id: 'same@univ.example', text: 'La première.\n' }),
      letter({ id: 'same@univ.example', text: 'La seconde.\n' }),
    ]);
    await home.poll();
    const words = (await home.tickets()).flatMap(({ log }) => log.map(({ text }) => text.trim()));
    expect(words).toEqual(['La première.', 'La seconde.']);
    const findings = await home.gateway.intake.desk.database.read('received_emails').orderBy('id').pluck('findings');
    expect(findings[1]).toContain('same-message-id');
  });

  test('5. mails without a Message-ID are taken in, each for itself', async () => {
    await dovecot.deliverMany(one, [letter({ id: null, text: 'Une.\n' }), letter({ id: null, text: 'Deux.\n' })]);
    await home.poll();
    expect(await home.tickets()).toHaveLength(2);
  });

  test('6. a mail that a colleague has read already is taken in all the same', async () => {
    await dovecot.deliver(one, letter(), { flags: 'S' });
    expect(await home.poll()).toMatchObject([{ opened: 1 }, { seen: 0 }]);
  });

  test('7. what one mailbox turns away is taken in by another that it was sent to as well', async () => {
    await home.close();
    const { url } = await open();
    const picky = inbox(dovecot, one, '&address=assistance@univ.example&unknown=ignore');
    const welcoming = inbox(dovecot, other, '&address=informatique@univ.example');
    home = await install({ databaseUrl: url, mailboxes: [picky, welcoming] });
    const [here = '', there = ''] = copies(letter({ id: 'both@univ.example' }));
    await dovecot.deliver(one, here);
    await home.poll();
    await dovecot.deliver(other, there);
    await home.poll();
    expect(await outcomes()).toEqual([
      ['ignored', 'unknown-sender', null],
      ['opened', 'new', 'R-000001'],
    ]);
  });
});
