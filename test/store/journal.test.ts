import { expect, test } from '@jest/globals';
import type { Disposition } from '../../src/domain/disposition.ts';
import { finding } from '../../src/domain/finding.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { kept } from '../../src/ground/kept.ts';
import { raiseAlarm } from '../../src/store/alarms.ts';
import type { Db } from '../../src/store/database.ts';
import type { JournalFilter } from '../../src/store/journal-filter.ts';
import { type JournalPage, readJournal } from '../../src/store/journal-list.ts';
import { readJournalMail } from '../../src/store/journal-mail.ts';
import { readJournalMailboxes } from '../../src/store/journal-mailboxes.ts';
import { upsertService } from '../../src/store/services.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, deskOn, mailboxOf, NOON } from '../support/filings.ts';

const DAY = 24 * 60 * 60 * 1000;
const FINDINGS = JSON.stringify([finding('classify', 'ok', 'human')]);

const viewer = (role: Viewer['role'], hiddenServiceIds: number[] = []): Viewer => ({
  ...{ personId: 1, name: 'X', role, teamIds: [] },
  ...{ hiddenServiceIds, disclosedTicketIds: [] },
});
const BEN = viewer('agent');

type Row = {
  readonly disposition?: Disposition;
  readonly subject?: string;
  readonly from?: string | null;
  readonly serviceId?: number | null;
  readonly ticketId?: number | null;
  readonly concernedTicketId?: number | null;
  readonly isRead?: boolean;
  readonly seenAt?: number;
  readonly mailboxId?: number;
  readonly columns?: Record<string, unknown>;
};

onBothDatabases('the journal', (open) => {
  const start = async () => {
    const database = await open();
    const desk = deskOn(database);
    const mailbox = await mailboxOf(desk);
    const db = database.write;
    let uid = 0;
    const add = async (row: Row = {}): Promise<number> => {
      uid += 1;
      const { disposition = 'held', isRead = true, seenAt = NOON + uid, mailboxId = mailbox.id } = row;
      const place = { mailbox_id: mailboxId, folder: 'INBOX', uid_validity: 1, uid, size: 100, attempts: 0 };
      const [{ id }] = await db('received_emails')
        .insert({
          ...{ ...place, disposition, seen_at: seenAt, is_silent: false, reason: 'bulk' },
          ...{ subject: row.subject ?? `Mail ${uid}`, from_address: row.from ?? 'ada@univ.example' },
          ...{ service_id: row.serviceId ?? null, ticket_id: row.ticketId ?? null },
          ...{ concerned_ticket_id: row.concernedTicketId ?? null, is_concern_known: isRead },
          ...{ findings: isRead ? FINDINGS : null, kind: isRead ? 'human' : null, ...row.columns },
        })
        .returning('id');
      return id;
    };
    const ids = ({ mails }: JournalPage) => mails.map(({ id }) => id);
    const list = async (filter: JournalFilter = {}, who = BEN) => ids(await readJournal(db, who, filter));
    return { db, desk, mailbox, add, ids, list };
  };

  const serviceOf = (db: Db, slug: string, isConfidential: boolean) =>
    upsertService(db, {
      ...{ slug, parentId: null, position: 1, name: { fr: slug, en: slug }, description: { fr: '', en: '' } },
      ...{ teamId: null, priority: 'normal', isConfidential, takesTickets: true, reopenDays: 7 },
    });

  const ticketOf = async (db: Db, reference: string, serviceId: number | null): Promise<number> => {
    const [{ id: person }] = await db('persons')
      .insert({ name: 'Ada', role: 'requester', origin: 'mail', created_at: NOON })
      .returning('id');
    const [{ id }] = await db('tickets')
      .insert({
        ...{ reference, title: 'x', status: 'open', priority: 'normal', service_id: serviceId },
        ...{ requester_id: person, opened_from: 'mail', fields: '{}', revision: 1, opened_at: NOON, updated_at: NOON },
      })
      .returning('id');
    return id;
  };

  test('shows a mail to those who may see its ticket as staff, or the service it is about', async () => {
    const { db, add, list } = await start();
    const [vpn, pay] = [await serviceOf(db, 'vpn', false), await serviceOf(db, 'pay', true)];
    const secret = await ticketOf(db, 'R-000002', pay);
    const open = await add({ ticketId: await ticketOf(db, 'R-000001', vpn), serviceId: pay });
    const hidden = await add({ ticketId: secret, serviceId: vpn });
    const about = await add({ serviceId: vpn });
    const aboutPay = await add({ serviceId: pay });
    const aboutNothing = await add();
    const unread = await add({ disposition: 'pending', isRead: false });
    const all = [unread, aboutNothing, aboutPay, about, hidden, open];
    expect(await list({}, BEN)).toEqual(all);
    expect(await list({}, viewer('agent', [pay]))).toEqual([unread, aboutNothing, about, open]);
    expect(await list({}, viewer('admin', [pay]))).toEqual([unread, aboutNothing, about, open]);
    const asked = { ...viewer('admin', [pay]), disclosedTicketIds: [secret] };
    expect(await list({}, asked)).toEqual([unread, aboutNothing, about, hidden, open]);
    expect(await list({}, viewer('requester'))).toEqual([]);
    for (const who of [viewer('agent', [pay]), viewer('admin', [pay]), asked, viewer('requester')]) {
      const seen: number[] = [];
      for (const id of all) if (await readJournalMail(db, who, id)) seen.push(id);
      expect(seen).toEqual(await list({}, who));
    }
  });

  test('hides what concerns a ticket from whom that ticket is hidden now, wherever it lay when the mail came', async () => {
    const { db, add, list } = await start();
    const [vpn, pay] = [await serviceOf(db, 'vpn', false), await serviceOf(db, 'pay', true)];
    const ticketId = await ticketOf(db, 'R-000001', vpn);
    const held = await add({ serviceId: vpn, concernedTicketId: ticketId });
    const ignored = await add({ disposition: 'ignored', concernedTicketId: ticketId });
    const failed = await add({ disposition: 'failed', concernedTicketId: ticketId, serviceId: vpn });
    const added = await add({ ticketId: await ticketOf(db, 'R-000002', vpn), concernedTicketId: ticketId });
    const all = [added, failed, ignored, held];
    const [ben, dora] = [viewer('agent', [pay]), viewer('admin', [pay])];
    const seenBy = async (who: Viewer) => {
      const listed = await list({}, who);
      for (const id of all)
        expect([id, (await readJournalMail(db, who, id)) !== null]).toEqual([id, listed.includes(id)]);
      return listed;
    };
    expect(await seenBy(ben)).toEqual(all);
    await db('tickets').where({ id: ticketId }).update({ service_id: pay });
    expect(await seenBy(ben)).toEqual([added]);
    expect(await seenBy(dora)).toEqual([added]);
    expect(await seenBy({ ...dora, disclosedTicketIds: [ticketId] })).toEqual(all);
    expect(await seenBy(viewer('agent'))).toEqual(all);
    await db('tickets').where({ id: ticketId }).update({ service_id: vpn });
    await db('received_emails').where({ id: held }).update({ service_id: pay });
    expect(await seenBy(ben)).toEqual([added, failed, ignored]);
  });

  test('lists what nobody has read yet for all staff, and keeps from some what it says', async () => {
    const { db, add, list } = await start();
    const pay = await serviceOf(db, 'pay', true);
    const columns = {
      ...{ message_id: 'm@univ.example', sha256: null, content_hash: 'c'.repeat(64), trust: 'failed' },
      ...{ sent_at: NOON, error: 'torn', attempts: 3, reason: 'unreadable' },
    };
    const unread = await add({
      disposition: 'failed',
      subject: 'Salaire',
      from: 'ada@univ.example',
      isRead: false,
      columns,
    });
    const before = await add({ subject: 'Salaire', columns: { is_concern_known: false } });
    const [ben, dora] = [viewer('agent', [pay]), viewer('admin', [pay])];
    const facts = {
      ...{ id: unread, disposition: 'failed', reason: 'unreadable', error: 'torn', attempts: 3, size: 100 },
      ...{ seenAt: NOON + 1, folder: 'INBOX', uid: 1, isSilent: false },
    };
    const nothing = {
      ...{ from: null, subject: null, kind: null, trust: null, messageId: null, sha256: null },
      ...{ contentHash: null, sentAt: null, ticket: null, findings: [], isMasked: true },
    };
    expect(await readJournalMail(db, ben, unread)).toMatchObject({ ...facts, ...nothing });
    expect(await readJournalMail(db, ben, before)).toMatchObject({ id: before, disposition: 'held', ...nothing });
    expect((await readJournal(db, ben, {})).mails).toMatchObject([
      { id: before, from: null, subject: null, kind: null, isMasked: true },
      { id: unread, from: null, subject: null, trust: null, error: 'torn', isMasked: true },
    ]);
    const asking = [{ subject: 'sal' }, { from: 'ada' }, { from: 'ada@' }, { messageId: 'm@univ.example' }];
    for (const filter of asking) expect(await list(filter, ben)).toEqual([]);
    expect(await list({ disposition: 'failed', seenFrom: NOON }, ben)).toEqual([unread]);
    for (const who of [dora, viewer('agent')]) {
      expect(await list({ subject: 'sal', from: 'ada@' }, who)).toEqual([before, unread]);
      expect(await list({ messageId: 'm@univ.example' }, who)).toEqual([unread]);
      const mail = { subject: 'Salaire', messageId: 'm@univ.example', trust: 'failed', sentAt: NOON, isMasked: false };
      expect(await readJournalMail(db, who, unread)).toMatchObject({ ...facts, ...mail });
    }
    expect(await list({}, viewer('requester', [pay]))).toEqual([]);
  });

  test('hides a colleague’s own mail on a confidential ticket from him: his part in it is on the portal', async () => {
    const { db, add, list } = await start();
    const pay = await serviceOf(db, 'pay', true);
    const ticketId = await ticketOf(db, 'R-000001', pay);
    await add({ ticketId });
    const { requester_id: personId } = await db('tickets').first('requester_id');
    expect(await list({}, { ...viewer('agent', [pay]), personId })).toEqual([]);
  });

  test('is searched by everything that it shows', async () => {
    const { db, desk, add, list } = await start();
    const other = await mailboxOf(desk, 'other@univ.example');
    const plain = await add({ subject: 'Réseau en panne, 100 %', from: 'Ada.Lovelace@univ.example' });
    const odd = await add({
      ...{ disposition: 'ignored', subject: 'RÉSEAU d’ici', from: 'robot@alarm.example', mailboxId: other.id },
      columns: { reason: 'bounce', kind: 'bounce', trust: 'failed', message_id: 'm1@alarm.example' },
    });
    const nobody = await add({ from: '', columns: { from_address: null, subject: null } });
    expect(await list({ disposition: 'ignored' })).toEqual([odd]);
    expect(await list({ mailboxId: other.id })).toEqual([odd]);
    expect(await list({ mailboxId: other.id, disposition: 'held' })).toEqual([]);
    expect(await list({ messageId: ' <m1@alarm.example>' })).toEqual([odd]);
    expect(await list({ subject: 'réseau' })).toEqual([odd, plain]);
    expect(await list({ subject: '100 %' })).toEqual([plain]);
    expect(await list({ subject: '100_%' })).toEqual([]);
    expect(await list({ from: 'LOVELACE' })).toEqual([plain]);
    expect(await list({ from: 'ada.love' })).toEqual([plain]);
    expect(await list({ from: 'ADA.lovelace@' })).toEqual([plain]);
    expect(await list({ from: 'lovelace@' })).toEqual([]);
    expect(await list({ from: '@alarm.example' })).toEqual([odd]);
    expect(await list({ subject: 'r\0éseau', from: 'ada.\0love' })).toEqual([plain]);
    expect(await list({ from: ' ', subject: '' })).toEqual([nobody, odd, plain]);
    expect((await readJournal(db, BEN, { from: 'robot@alarm.example' })).mails).toEqual([
      {
        ...{ id: odd, seenAt: NOON + 2, mailbox: 'other@univ.example', from: 'robot@alarm.example', ticket: null },
        ...{ subject: 'RÉSEAU d’ici', disposition: 'ignored', reason: 'bounce', kind: 'bounce', trust: 'failed' },
        ...{ size: 100, attempts: 0, error: null, nextAttemptAt: null, isMasked: false },
      },
    ]);
  });

  test('finds the mails of some days, even when the clock was set back among them', async () => {
    const { add, list } = await start();
    const days: number[] = [];
    for (let day = 0; day < 5; day += 1) days.push(await add({ seenAt: NOON + day * DAY }));
    const back = await add({ seenAt: NOON + 4 * DAY - 60_000 });
    expect(await list({ seenFrom: NOON + DAY, seenBefore: NOON + 3 * DAY })).toEqual([days[2], days[1]]);
    expect(await list({ seenBefore: NOON + 4 * DAY })).toEqual([back, ...days.slice(0, 4).reverse()]);
    expect(await list({ seenFrom: NOON + 9 * DAY })).toEqual([]);
    expect(await list({ seenBefore: NOON - DAY })).toEqual([]);
  });

  test('goes on from page to page, either way', async () => {
    const { db, add, ids } = await start();
    const all: number[] = [];
    for (let mail = 0; mail < 120; mail += 1) all.unshift(await add());
    const page = (request: object) => readJournal(db, BEN, {}, request);
    const first = await page({});
    const second = await page({ olderThan: first.older });
    const third = await page({ olderThan: second.older });
    expect([first, second, third].flatMap(ids)).toEqual(all);
    expect([first.newer, third.older]).toEqual([null, null]);
    expect(ids(await page({ newerThan: third.newer }))).toEqual(ids(second));
    expect(await page({ newerThan: second.newer })).toEqual(first);
    expect(ids(await page({ olderThan: 2 ** 40 }))).toEqual(ids(first));
    expect(ids(await page({ newerThan: 2 ** 40 }))).toEqual(ids(first));
  });

  test('looks at so many mails a page where each must be asked, says so, and goes on', async () => {
    const { db, add, ids } = await start();
    const oldest = await add({ subject: 'the one' });
    for (let mail = 0; mail < 25; mail += 1) await add();
    const search = (request: object) => readJournal(db, BEN, { subject: 'the one' }, { lookedAt: 10, ...request });
    const first = await search({});
    const second = await search({ olderThan: first.older });
    const third = await search({ olderThan: second.older });
    expect([first, second, third].map(({ mails, isBounded }) => [mails.length, isBounded])).toEqual([
      [0, true],
      [0, true],
      [1, false],
    ]);
    expect([ids(third), third.older]).toEqual([[oldest], null]);
    const back = await search({ newerThan: third.newer });
    expect([back.mails, back.isBounded]).toEqual([[], true]);
    const further = await search({ newerThan: back.newer });
    expect([further.mails, further.isBounded]).toEqual([[], true]);
    expect(await search({ newerThan: further.newer })).toEqual(first);
    expect(await readJournal(db, BEN, { messageId: 'x@y' }, { lookedAt: 1 })).toMatchObject({ isBounded: false });
  });

  test('shows one mail whole, with its findings', async () => {
    const { db, add, mailbox } = await start();
    const id = await add({ ticketId: await ticketOf(db, 'R-000007', null), columns: { is_silent: true, error: 'x' } });
    expect(await readJournalMail(db, BEN, id)).toMatchObject({
      ...{ id, mailbox: mailbox.address, mailboxId: mailbox.id, folder: 'INBOX', uidValidity: 1, uid: 1 },
      ...{ ticket: 'R-000007', isSilent: true, findings: JSON.parse(FINDINGS), error: 'x', sha256: null },
    });
    expect(await readJournalMail(db, BEN, await add({ isRead: false }))).toMatchObject({ findings: [], kind: null });
    expect(await readJournalMail(db, BEN, 999)).toBeNull();
    expect(await readJournalMail(db, BEN, 2 ** 40)).toBeNull();
  });

  test('begins with its mailboxes: what became of their mails, how they fare, what is alarming', async () => {
    const { db, desk, mailbox, add } = await start();
    const empty = await mailboxOf(desk, 'Empty@univ.example');
    await arrive(desk, mailbox.id, [1001, 1002]);
    expect(await readJournalMailboxes(db)).toMatchObject([
      { mailboxId: mailbox.id, seen: 2, counts: { pending: 2, opened: 0 }, balances: true, alarms: [] },
      { mailboxId: empty.id, address: 'Empty@univ.example', origin: 'settings', seen: 0, balances: true },
    ]);
    await add();
    await raiseAlarm(db, { kind: 'ledger-unbalanced', mailboxId: mailbox.id }, { seen: 2 }, NOON);
    expect((await readJournalMailboxes(db))[0]).toMatchObject({
      ...{ counts: { pending: 2, held: 1 }, balances: false, failures: 0, lastError: null },
      alarms: [{ kind: 'ledger-unbalanced', details: { seen: 2 } }],
    });
  });

  test('counts its mails once for all who ask within some seconds', async () => {
    const { db, add } = await start();
    const clock = { now: NOON };
    const read = kept(
      () => readJournalMailboxes(db),
      () => clock.now,
      5000,
    );
    const held = async () => (await read())[0]?.counts.held;
    expect(await held()).toBe(0);
    await add();
    clock.now += 4999;
    expect(await held()).toBe(0);
    clock.now += 1;
    expect(await held()).toBe(1);
  });
});
