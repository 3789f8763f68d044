import { expect, test } from '@jest/globals';
import { AlreadySettled } from '../../src/desk/already-settled.ts';
import { type FilingResult, fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import type { MailFacts } from '../../src/domain/mail-facts.ts';
import { exportTickets } from '../../src/store/export-tickets.ts';
import { ledgerBalance } from '../../src/store/ledger-counts.ts';
import { onBothDatabases, type TestDatabase } from '../support/databases.ts';
import {
  ADA,
  appending,
  arrive,
  BEN,
  decisionOf,
  deskOn,
  everything,
  file,
  filing,
  mailboxOf,
  NOBODY,
  NOON,
  opening,
  openUnlessCopy,
  person,
  sha,
} from '../support/filings.ts';

const ticketsOf = (database: TestDatabase) => everything(exportTickets(database.read, null));
const references = (results: readonly FilingResult[]) =>
  results.map((result) => ('error' in result ? result.error.message : result.ticketReference));

onBothDatabases('filing received mail', (open) => {
  const start = async (uids: readonly number[], clock = () => NOON) => {
    const database = await open();
    const desk = deskOn(database, clock);
    const mailbox = await mailboxOf(desk);
    return { database, desk, mailbox, ids: await arrive(desk, mailbox.id, uids) };
  };

  test('opens a ticket with its requester, entry, contacts and files', async () => {
    const { database, desk, ids } = await start([1]);
    const people = { ...NOBODY, contacts: [BEN, person('cleo@univ.example')] };
    const files = [file('plan.pdf'), file('evil.exe', { refused: 'type' })];
    const mail = filing(ids[0] as number, opening({ people }), { content: { attachments: files } });
    expect(references(await fileReceivedEmails(desk, [mail]))).toEqual(['R-000001']);
    expect(await ticketsOf(database)).toEqual([
      {
        reference: 'R-000001',
        title: 'No network',
        status: 'new',
        service: null,
        team: null,
        priority: 'normal',
        assignee: null,
        requester: 'ada@univ.example',
        contacts: ['ben@univ.example', 'cleo@univ.example'],
        fields: {},
        openedAt: '2026-11-22T12:00:00.000Z',
        updatedAt: '2026-11-22T12:00:00.000Z',
        closedAt: null,
        openedFrom: 'mail',
        log: [
          {
            at: '2026-11-22T12:00:00.000Z',
            author: 'ada@univ.example',
            visibility: 'public',
            via: 'mail',
            text: 'My network is down.\n',
            messageId: `mail-${ids[0]}@univ.example`,
            attachments: [
              { filename: 'plan.pdf', contentType: 'application/pdf', size: 1234, sha256: sha('plan.pdf') },
            ],
          },
        ],
      },
    ]);
  });

  test('names the author of an entry, not whoever only transmits the mail; the ledger has From', async () => {
    const { database, desk, ids } = await start([1, 2]);
    const content = { fromAddress: 'no-reply@form.example' };
    const entries = () => database.read('log_entries').orderBy('id').pluck('author_address');
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening(), { content })]);
    const [ticket] = await database.write('tickets').select('id');
    await fileReceivedEmails(desk, [filing(ids[1] as number, appending(ticket.id, { author: BEN }), { content })]);
    expect(await entries()).toEqual(['ada@univ.example', 'ben@univ.example']);
    const [exported] = await ticketsOf(database);
    expect(exported?.log.map(({ author }) => author)).toEqual(['ada@univ.example', 'ben@univ.example']);
    expect(await database.read('received_emails').pluck('from_address')).toEqual(
      Array(2).fill('no-reply@form.example'),
    );
  });

  test('tells the ledger what became of the mail, and why', async () => {
    const { database, desk, mailbox, ids } = await start([1]);
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening())]);
    const row = await database.read('received_emails').first();
    expect(row).toMatchObject({
      disposition: 'opened',
      reason: 'new',
      message_id: `mail-${ids[0]}@univ.example`,
      content_hash: sha(`content ${ids[0]}`),
      from_address: 'ada@univ.example',
      subject: 'No network',
      sent_at: NOON - 60_000,
      kind: 'human',
      trust: 'verified',
      settled_at: NOON,
      filed_away_at: null,
    });
    expect(JSON.parse(row.findings)).toEqual([
      { step: 'classify', verdict: 'ok', code: 'human', values: {} },
      { step: 'apply', verdict: 'ok', code: 'opened', values: { reference: 'R-000001', files: 0, contacts: 0 } },
    ]);
    expect(await ledgerBalance(database.read, mailbox.id)).toMatchObject({ seen: 1, balances: true });
    expect(await database.read('audit_events').orderBy('id').pluck('action')).toEqual(['person.made', 'ticket.opened']);
  });

  test('adds an answer to its ticket, and reopens it', async () => {
    let now = NOON;
    const { database, desk, ids } = await start([1, 2], () => now);
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening())]);
    const [ticket] = await database.write('tickets').select('id');
    await database.write('tickets').update({ status: 'closed', resolved_at: 1, closed_at: 2 });
    now += 5000;
    const answer = appending(ticket.id, { newStatus: 'open', author: BEN, visibility: 'private', folded: true });
    expect(references(await fileReceivedEmails(desk, [filing(ids[1] as number, answer)]))).toEqual(['R-000001']);
    expect(await database.read('tickets').first()).toMatchObject({
      status: 'open',
      resolved_at: null,
      closed_at: null,
      updated_at: NOON + 5000,
      revision: 2,
    });
    const [exported] = await ticketsOf(database);
    expect(exported?.log.map(({ author, visibility }) => [author, visibility])).toEqual([
      ['ada@univ.example', 'public'],
      ['ben@univ.example', 'private'],
    ]);
    const [change] = await database.read('audit_events').where({ action: 'ticket.status-changed' });
    expect([change.before, change.after].map((json) => JSON.parse(json).status)).toEqual(['closed', 'open']);
  });

  test('keeps the same bytes once on a ticket, and marks their return', async () => {
    const { database, desk, ids } = await start([1, 2]);
    const attachments = [file('plan.pdf'), file('plan.pdf', { filename: 'copy.pdf' })];
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening(), { content: { attachments } })]);
    const [ticket] = await database.write('tickets').select('id');
    const again = { content: { attachments: [file('plan.pdf'), file('new.pdf')] } };
    await fileReceivedEmails(desk, [filing(ids[1] as number, appending(ticket.id), again)]);
    const files = await database.read('attachments').orderBy('id');
    expect(files.map((one) => [one.filename, Boolean(one.is_repeat)])).toEqual([
      ['plan.pdf', false],
      ['copy.pdf', true],
      ['plan.pdf', true],
      ['new.pdf', false],
    ]);
    expect(await database.read('blobs').whereIn('sha256', [sha('plan.pdf'), sha('new.pdf')])).toHaveLength(2);
  });

  test('writes nothing on tickets for what is held', async () => {
    const { database, desk, ids } = await start([1]);
    const held = decisionOf({ act: 'none' }, { disposition: 'held', reason: 'dmarc-failed' });
    const mail = filing(ids[0] as number, opening(), { decide: () => held });
    expect(references(await fileReceivedEmails(desk, [mail]))).toEqual([null]);
    expect(await database.read('tickets')).toEqual([]);
    expect(await database.read('persons')).toEqual([]);
    expect(await database.read('received_emails').first()).toMatchObject({ disposition: 'held', ticket_id: null });
  });

  test('files a mail once, however often it is asked to', async () => {
    const { database, desk, ids } = await start([1]);
    const mail = filing(ids[0] as number, opening());
    const [first, second] = await fileReceivedEmails(desk, [mail, mail]);
    const [third] = await fileReceivedEmails(desk, [mail]);
    expect(first).toMatchObject({ ticketReference: 'R-000001' });
    for (const again of [second, third]) expect(again).toMatchObject({ error: expect.any(AlreadySettled) });
    expect(await database.read('tickets')).toHaveLength(1);
  });

  test.each([
    ['', false],
    [' and is told so again when one of the batch fails', true],
  ])('lets a mail find what those before it in the batch have done%s', async (_, withPoison) => {
    const { database, desk, ids } = await start([1, 2, 3, 4, 5]);
    const [question = 0, answer = 0, copy = 0, later = 0, poison = 0] = ids;
    const named = (key: string, facts: MailFacts) => person(key, facts.people[key]?.id ?? null);
    const asking = { questions: { addressKeys: [ADA.address] } };
    const filings = [
      filing(question, opening(), asking),
      filing(answer, opening(), {
        questions: { references: [`mail-${question}@univ.example`], addressKeys: [ADA.address] },
        decide: ({ ticketOfMessageId, ...facts }) => {
          const ticketId = ticketOfMessageId[`mail-${question}@univ.example`] as number;
          return decisionOf(appending(ticketId, { author: named(ADA.address, { ...facts, ticketOfMessageId }) }));
        },
      }),
      filing(copy, opening(), {
        content: { messageId: `mail-${question}@univ.example`, contentHash: sha(`content ${question}`) },
        decide: openUnlessCopy,
      }),
      filing(later, opening(), {
        ...asking,
        decide: (facts) => decisionOf(opening({ requester: named(ADA.address, facts), title: 'Known now' })),
      }),
      ...(withPoison ? [filing(poison, opening({ serviceId: 999 }))] : []),
    ];
    const results = await fileReceivedEmails(desk, filings);
    expect(references(results).slice(0, 4)).toEqual(['R-000001', 'R-000001', 'R-000001', 'R-000002']);
    const dispositions = await database.read('received_emails').orderBy('id').pluck('disposition');
    expect(dispositions).toEqual(['opened', 'appended', 'ignored', 'opened', 'pending']);
    expect(await database.read('persons')).toHaveLength(1);
    expect((await ticketsOf(database)).map(({ log }) => log.length)).toEqual([2, 1]);
  });

  test('undoes a mail that fails, alone: its number is not lost either', async () => {
    const { database, desk, ids } = await start([1, 2, 3, 4]);
    const [one, two, three, four] = ids as [number, number, number, number];
    const results = await fileReceivedEmails(desk, [
      filing(one, opening()),
      filing(two, opening({ requester: person('poison@univ.example'), serviceId: 999 })),
      filing(three, opening(), {
        decide: () => {
          throw new Error('cannot decide');
        },
      }),
      filing(four, opening()),
    ]);
    expect(references(results)).toEqual([
      'R-000001',
      expect.stringMatching(/foreign key/i),
      'cannot decide',
      'R-000002',
    ]);
    const rows = await database.read('received_emails').orderBy('id').pluck('disposition');
    expect(rows).toEqual(['opened', 'pending', 'pending', 'opened']);
    expect(await database.read('person_addresses').pluck('address_key')).toEqual(['ada@univ.example']);
  });

  test('rejects the whole batch when the database is gone, and loses nothing', async () => {
    const { database, desk, ids } = await start([1, 2]);
    const dying = filing(ids[1] as number, opening(), {
      decide: () => {
        throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
      },
    });
    await expect(fileReceivedEmails(desk, [filing(ids[0] as number, opening()), dying])).rejects.toThrow('disk full');
    expect(await database.read('received_emails').pluck('disposition')).toEqual(['pending', 'pending']);
    expect(await database.read('tickets')).toEqual([]);
  });

  test('makes one ticket of one mail in two mailboxes that two processes file at the same instant', async () => {
    const one = await open();
    const other = await open(one.url);
    const desks = [deskOn(one), deskOn(other)] as const;
    const boxes = [await mailboxOf(desks[0]), await mailboxOf(desks[0], 'support@univ.example')] as const;
    const uids = Array.from({ length: 10 }, (_, index) => index + 1);
    const batches = await Promise.all(
      boxes.map(async ({ id }) => {
        const ids = await arrive(desks[0], id, uids);
        return ids.map((receivedEmailId, index) => {
          const content = { messageId: `same-${index}@univ.example`, contentHash: sha(`same ${index}`) };
          const questions = { ...content, rawSha256: sha(`raw ${id} ${index}`) };
          return filing(receivedEmailId, opening(), { content, questions, decide: openUnlessCopy });
        });
      }),
    );
    // In opposite orders, so that a lock for each mail would end in a deadlock.
    const [ours, theirs] = await Promise.all([
      fileReceivedEmails(desks[0], batches[0] ?? []),
      fileReceivedEmails(desks[1], (batches[1] ?? []).toReversed()),
    ]);
    expect(references(ours ?? []).toSorted()).toEqual(references(theirs ?? []).toSorted());
    expect(await one.read('tickets')).toHaveLength(10);
    expect(await one.read('person_addresses')).toHaveLength(1);
    const ledger = await one
      .read('received_emails')
      .groupBy('disposition')
      .orderBy('disposition')
      .select('disposition')
      .count({ mails: '*' });
    expect(ledger).toEqual([
      { disposition: 'ignored', mails: 10 },
      { disposition: 'opened', mails: 10 },
    ]);
    for (const { id } of boxes) expect(await ledgerBalance(one.read, id)).toMatchObject({ seen: 10, balances: true });
  });

  test('numbers tickets from the start that is set, and goes on when it is raised', async () => {
    const { database, desk, ids } = await start([1, 2, 3, 4]);
    const from = (referenceStart: number) => ({
      ...desk,
      settings: { ...desk.settings, referencePrefix: 'req', referenceStart },
    });
    const numbers: unknown[] = [];
    for (const [index, first] of [4217, 4217, 10_000, 1].entries()) {
      numbers.push(...references(await fileReceivedEmails(from(first), [filing(ids[index] as number, opening())])));
    }
    expect(numbers).toEqual(['REQ-004217', 'REQ-004218', 'REQ-010000', 'REQ-010001']);
    expect(await database.read('tickets')).toHaveLength(4);
  });

  test('makes a person once, whatever the letter case, and renames nobody', async () => {
    const { database, desk, ids } = await start([1, 2]);
    const people = { ...NOBODY, contacts: [person('ADA@Univ.Example'), person('Ben@univ.example', null, 'Ben')] };
    const requester = person('ada@univ.example', null, '');
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening({ requester, author: requester, people }))]);
    const late = person('ADA@univ.example', null, 'Somebody Else');
    await fileReceivedEmails(desk, [filing(ids[1] as number, opening({ requester: late, author: late }))]);
    expect(await database.read('persons').orderBy('id').pluck('name')).toEqual(['ada@univ.example', 'Ben']);
    expect((await ticketsOf(database)).map(({ requester: address }) => address)).toEqual([ADA.address, ADA.address]);
  });

  test('does not bring back a contact who was removed', async () => {
    const { database, desk, ids } = await start([1, 2]);
    const people = { ...NOBODY, contacts: [BEN] };
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening({ people }))]);
    await database.write('ticket_contacts').update({ removed_at: NOON });
    const [ticket] = await database.write('tickets').select('id');
    await fileReceivedEmails(desk, [filing(ids[1] as number, appending(ticket.id, { people }))]);
    expect((await ticketsOf(database))[0]?.contacts).toEqual([]);
  });

  test('lets agents follow as staff, and keeps who was not invited for staff to decide', async () => {
    const { database, desk, ids } = await start([1]);
    const proposed = [{ name: 'Everyone', address: 'all@univ.example', reason: 'cap' as const }];
    const people = { contacts: [], followers: [BEN], proposed: [...proposed, ...proposed] };
    await fileReceivedEmails(desk, [filing(ids[0] as number, opening({ people }))]);
    expect(await database.read('ticket_contacts').pluck('role')).toEqual(['follower']);
    expect(await database.read('contact_proposals').select('address', 'reason')).toEqual([
      { address: 'all@univ.example', reason: 'cap' },
    ]);
  });

  test('takes in a mail whose every header is far too long or holds a NUL', async () => {
    const { database, desk, ids } = await start([1]);
    const long = `\0${'é🎈'.repeat(2000)}`;
    const author = person(`${'a'.repeat(900)}@univ.example`, null, long);
    const content = {
      ...{ messageId: long, subject: long, fromAddress: long, onBehalfOf: long, text: `a\0b`, html: `a\0b` },
      attachments: [file('x', { filename: long, contentType: long, contentId: long })],
    };
    const mail = filing(ids[0] as number, opening({ title: long, requester: author, author }), { content });
    expect(references(await fileReceivedEmails(desk, [mail]))).toEqual(['R-000001']);
    expect(await database.read('log_entries').first()).toMatchObject({ text: 'ab', html: 'ab' });
    expect((await database.read('tickets').first()).title).toMatch(/^é🎈.*[é🎈]$/u);
  });
});
