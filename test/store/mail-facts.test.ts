import { expect, test } from '@jest/globals';
import type { Desk } from '../../src/desk/desk.ts';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { EMPTY_DESK, type MailQuestions } from '../../src/domain/mail-facts.ts';
import { openFactsReader, readMailFacts } from '../../src/store/mail-facts.ts';
import { insertAddresses, insertPerson } from '../../src/store/people.ts';
import { replaceTags, replaceVisibleTo, retireServicesExcept, upsertService } from '../../src/store/services.ts';
import { replaceTeamsOf, upsertTeam } from '../../src/store/teams.ts';
import { onBothDatabases } from '../support/databases.ts';
import {
  appending,
  arrive,
  BEN,
  deskOn,
  filing,
  mailboxOf,
  NOBODY,
  NOON,
  opening,
  person,
  sha,
} from '../support/filings.ts';

const nothing: MailQuestions = {
  messageId: null,
  contentHash: sha('nothing'),
  rawSha256: sha('no bytes'),
  references: [],
  ticketIds: [],
  ticketReferences: [],
  addressKeys: [],
  tagKeys: [],
  defaultService: null,
  ...{ outboxEmailIds: [], returnedMessageIds: [], senderKey: null },
};

const service = (slug: string, parentId: number | null, teamId: number | null = null) => ({
  ...{ slug, parentId, teamId, position: 0, description: { fr: '', en: '' }, priority: 'high' as const },
  ...{ name: { fr: `${slug} fr`, en: `${slug} en` }, isConfidential: true, reopenDays: 30, takesTickets: true },
});

onBothDatabases('the facts for a mail', (open) => {
  const start = async () => {
    const database = await open();
    const desk = deskOn(database);
    const { id: mailboxId } = await mailboxOf(desk);
    return { desk, mailboxId, db: database.write };
  };
  const openTicket = async (desk: Desk, id: number, change = {}, content = {}) => {
    await fileReceivedEmails(desk, [filing(id, opening(change), { content })]);
    return (await desk.database.write('tickets').orderBy('id', 'desc').first()).id as number;
  };

  test('are none at an empty desk', async () => {
    const { db } = await start();
    const facts = await readMailFacts(db, { ...nothing, messageId: 'a', references: ['b'], tagKeys: ['vpn'] }, NOON);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(EMPTY_DESK);
  });

  test('find a ticket by token, stored Message-ID, reference and alias', async () => {
    const { desk, db, mailboxId } = await start();
    const [id = 0] = await arrive(desk, mailboxId, [1]);
    const long = `${'x'.repeat(900)}@univ.example`;
    const ticketId = await openTicket(desk, id, {}, { messageId: long });
    await db('ticket_aliases').insert({ reference: 'OLD-12', ticket_id: ticketId });
    const byId = await readMailFacts(db, { ...nothing, ticketIds: [ticketId, 999] }, NOON);
    expect(Object.keys(byId.tickets)).toEqual([String(ticketId)]);
    const byMail = await readMailFacts(db, { ...nothing, references: ['unknown', long] }, NOON);
    expect({ ...byMail.ticketOfMessageId }).toEqual({ [long]: ticketId });
    const byWords = await readMailFacts(db, { ...nothing, ticketReferences: ['R-000001', 'OLD-12', 'R-000002'] }, NOON);
    expect({ ...byWords.ticketOfReference }).toEqual({ 'R-000001': ticketId, 'OLD-12': ticketId });
    for (const { tickets } of [byMail, byWords]) expect(tickets[ticketId]?.reference).toBe('R-000001');
  });

  test('give a Message-ID to the ticket that had it first', async () => {
    const { desk, db, mailboxId } = await start();
    const [one = 0, two = 0] = await arrive(desk, mailboxId, [1, 2]);
    const first = await openTicket(desk, one, {}, { messageId: 'same@univ.example' });
    await openTicket(desk, two, {}, { messageId: 'same@univ.example' });
    const { ticketOfMessageId } = await readMailFacts(db, { ...nothing, references: ['same@univ.example'] }, NOON);
    expect(ticketOfMessageId['same@univ.example']).toBe(first);
  });

  test('tell who is on a ticket, who may see it and until when it reopens', async () => {
    const { desk, db, mailboxId } = await start();
    const [id = 0] = await arrive(desk, mailboxId, [1]);
    const team = await upsertTeam(db, { slug: 'hr', name: { fr: 'RH', en: 'HR' }, address: null });
    const other = await upsertTeam(db, { slug: 'legal', name: { fr: 'Droit', en: 'Legal' }, address: null });
    const serviceId = await upsertService(db, service('pay', null, team));
    await replaceVisibleTo(db, serviceId, [other]);
    const ticketId = await openTicket(desk, id, { serviceId, people: { ...NOBODY, contacts: [BEN] } });
    const [contact] = await db('ticket_contacts').pluck('person_id');
    const read = async () => (await readMailFacts(db, { ...nothing, ticketIds: [ticketId] }, NOON)).tickets[ticketId];
    expect(await read()).toMatchObject({
      ...{ status: 'new', contactIds: [contact], formerContactIds: [], endedAt: null, reopenDays: 30 },
      confidentialTeamIds: [team, other],
    });
    await db('ticket_contacts').update({ removed_at: NOON });
    await db('tickets').update({ status: 'closed', resolved_at: 5, closed_at: 9 });
    expect(await read()).toMatchObject({ contactIds: [], formerContactIds: [contact], endedAt: 5 });
    await db('services').update({ is_confidential: false });
    expect(await read()).toMatchObject({ confidentialTeamIds: null });
    expect(await db('tickets').pluck('priority')).toEqual(['high']);
  });

  test('find a person by each of their addresses, with their teams', async () => {
    const { db } = await start();
    const made = { name: 'Cleo', role: 'agent', origin: 'directory', locale: null, passwordHash: null } as const;
    const id = await insertPerson(db, made, NOON);
    const keys = ['cleo@univ.example', 'c.delta@univ.example'];
    await insertAddresses(
      db,
      keys.map((key) => ({ personId: id, key, address: key, isPrimary: key === keys[0] })),
    );
    const team = await upsertTeam(db, { slug: 'hr', name: { fr: 'RH', en: 'HR' }, address: null });
    await replaceTeamsOf(db, id, [team]);
    const { people } = await readMailFacts(db, { ...nothing, addressKeys: [...keys, 'constructor'] }, NOON);
    const cleo = { id, name: 'Cleo', role: 'agent', origin: 'directory', teamIds: [team] };
    expect({ ...people }).toEqual({ [keys[0] as string]: cleo, [keys[1] as string]: cleo });
    expect(people.constructor).toBeUndefined();
  });

  test('give whoever is disabled no more than a requester’s rights', async () => {
    const { db } = await start();
    const ben = { name: 'Ben', role: 'admin', origin: 'directory', locale: null, passwordHash: null } as const;
    const personId = await insertPerson(db, ben, NOON);
    const key = 'ben@univ.example';
    await insertAddresses(db, [{ personId, key, address: key, isPrimary: true }]);
    const role = async () => (await readMailFacts(db, { ...nothing, addressKeys: [key] }, NOON)).people[key]?.role;
    expect(await role()).toBe('admin');
    await db('persons').where({ id: personId }).update({ disabled_at: NOON });
    expect(await role()).toBe('requester');
  });

  test('find services by tag and the mailbox’s own, named within their families', async () => {
    const { db } = await start();
    const family = await upsertService(db, service('digital', null));
    const network = await upsertService(db, service('network', family));
    const vpn = await upsertService(db, service('vpn', network));
    const wifi = await upsertService(db, service('wifi', network));
    await replaceTags(
      db,
      [vpn, wifi],
      [
        { serviceId: vpn, key: 'vpn', tag: 'VPN' },
        { serviceId: wifi, key: 'wifi', tag: 'Wi-Fi' },
      ],
    );
    const asked = { ...nothing, tagKeys: ['vpn', 'wifi', 'none'], defaultService: 'network' };
    const facts = await readMailFacts(db, asked, NOON);
    expect(Object.keys(facts.services).toSorted()).toEqual(['vpn', 'wifi']);
    expect(facts.services.vpn).toEqual({
      ...{ id: vpn, slug: 'vpn', teamId: null, team: null, confidentialTeamIds: [] },
      path: { fr: 'digital fr › network fr › vpn fr', en: 'digital en › network en › vpn en' },
    });
    expect(facts.defaultService?.path.en).toBe('digital en › network en');
    await retireServicesExcept(db, [family, network, vpn], NOON);
    expect(Object.keys((await readMailFacts(db, asked, NOON)).services)).toEqual(['vpn']);
  });

  test('name a service’s team, and the teams that may see it when it is confidential', async () => {
    const { db } = await start();
    const teams: number[] = [];
    for (const slug of ['hr', 'legal', 'union']) {
      teams.push(await upsertTeam(db, { slug, name: { fr: `${slug} fr`, en: `${slug} en` }, address: null }));
    }
    const [hr = 0, ...others] = teams;
    const family = await upsertService(db, service('staff', null, others[0]));
    const pay = await upsertService(db, service('pay', family, hr));
    await replaceVisibleTo(db, pay, others);
    await replaceVisibleTo(db, family, [others[1] as number]);
    await replaceTags(db, [pay], [{ serviceId: pay, key: 'pay', tag: 'pay' }]);
    const read = () => readMailFacts(db, { ...nothing, tagKeys: ['pay'], defaultService: 'pay' }, NOON);
    const { services, defaultService } = await read();
    expect(services.pay).toEqual({
      ...{ id: pay, slug: 'pay', teamId: hr, team: { fr: 'hr fr', en: 'hr en' }, confidentialTeamIds: teams },
      path: { fr: 'staff fr › pay fr', en: 'staff en › pay en' },
    });
    expect(defaultService).toEqual(services.pay);
    await db('services').update({ is_confidential: false });
    expect((await read()).services.pay?.confidentialTeamIds).toBeNull();
  });

  test('tell a ticket’s service, as long as that takes tickets', async () => {
    const { desk, db, mailboxId } = await start();
    const [id = 0] = await arrive(desk, mailboxId, [1]);
    const team = await upsertTeam(db, { slug: 'hr', name: { fr: 'RH', en: 'HR' }, address: null });
    const serviceId = await upsertService(db, service('pay', null, team));
    const ticketId = await openTicket(desk, id, { serviceId });
    const read = async () => (await readMailFacts(db, { ...nothing, ticketIds: [ticketId] }, NOON)).tickets[ticketId];
    expect((await read())?.service).toEqual({
      ...{ id: serviceId, slug: 'pay', path: { fr: 'pay fr', en: 'pay en' } },
      ...{ teamId: team, team: { fr: 'RH', en: 'HR' }, confidentialTeamIds: [team] },
    });
    await db('services').update({ retired_at: NOON });
    expect((await read())?.service).toBeNull();
    await db('services').update({ retired_at: null, takes_tickets: false });
    expect((await read())?.service).toBeNull();
    await db('tickets').update({ service_id: null });
    expect(await read()).toMatchObject({ service: null, confidentialTeamIds: null });
  });

  test('find earlier copies, but neither the mail itself nor those that still wait', async () => {
    const { desk, db, mailboxId } = await start();
    const [one = 0, two = 0, waiting = 0] = await arrive(desk, mailboxId, [1, 2, 3], { bytes: () => 'same bytes' });
    const ticketId = await openTicket(desk, one, {}, { messageId: 'a@univ.example' });
    const asked = { ...nothing, messageId: 'a@univ.example', rawSha256: sha('same bytes') };
    const facts = async (questions: MailQuestions, filing: number) =>
      (await openFactsReader(db, [questions], NOON)).read(questions, filing);
    const { twins } = await facts(asked, two);
    expect(twins).toMatchObject([{ receivedEmailId: one, ticketId, ticketReference: 'R-000001', uidValidity: 1 }]);
    expect(twins[0]).toMatchObject({ messageId: 'a@univ.example', contentHash: sha(`content ${one}`), mailboxId });
    expect((await facts(asked, one)).twins).toEqual([]);
    expect(twins.map(({ receivedEmailId }) => receivedEmailId)).not.toContain(waiting);
    const nameless = { ...nothing, contentHash: sha(`content ${one}`) };
    expect((await facts(nameless, two)).twins).toMatchObject([{ receivedEmailId: one }]);
  });

  test('tell which of the mails that it answers were internal notes: what staff said among themselves', async () => {
    const { desk, db, mailboxId } = await start();
    const ids = await arrive(desk, mailboxId, [1, 2, 3, 4]);
    const ticketId = await openTicket(desk, ids[0] ?? 0, {}, { messageId: 'question@x' });
    const made = { name: 'Ben', role: 'agent', origin: 'directory', locale: null, passwordHash: null } as const;
    const ben = person('ben@univ.example', await insertPerson(db, made, NOON), 'Ben');
    const add = (at: number, messageId: string, change: Parameters<typeof appending>[1]) =>
      fileReceivedEmails(desk, [filing(ids[at] ?? 0, appending(ticketId, change), { content: { messageId } })]);
    await add(1, 'note@x', { author: ben, visibility: 'private' });
    await add(2, 'answer@x', { author: ben, visibility: 'public' });
    await add(3, 'away@x', { visibility: 'private', folded: true });
    const references = ['question@x', 'note@x', 'answer@x', 'away@x', 'constructor'];
    const facts = await readMailFacts(db, { ...nothing, references }, NOON);
    expect(facts.internalMessageIds).toEqual(['note@x']);
    expect(facts.tickets[ticketId]).toMatchObject({ mailsLastHour: 4, reopeningsLastDay: 0 });
    const later = await readMailFacts(db, { ...nothing, references }, NOON + 3_600_000);
    expect(later.tickets[ticketId]?.mailsLastHour).toBe(0);
  });

  test('take few queries: four for a mail that names nothing known, never more than nine', async () => {
    const { desk, db, mailboxId } = await start();
    const [id = 0] = await arrive(desk, mailboxId, [1]);
    const serviceId = await upsertService(db, service('pay', null));
    const ticketId = await openTicket(desk, id, { serviceId });
    const queries: string[] = [];
    db.on('query', ({ sql }: { sql: string }) => queries.push(sql));
    const usual = {
      ...nothing,
      messageId: 'new@univ.example',
      addressKeys: ['ada@univ.example'],
      senderKey: 'ada@univ.example',
      defaultService: 'pay',
    };
    await readMailFacts(db, usual, NOON);
    expect(queries).toHaveLength(4);
    queries.length = 0;
    const references = [`mail-${id}@univ.example`];
    await readMailFacts(
      db,
      { ...usual, references, ticketIds: [ticketId], ticketReferences: ['R-1'], tagKeys: ['x'] },
      NOON,
    );
    expect(queries).toHaveLength(9);
  });
});
