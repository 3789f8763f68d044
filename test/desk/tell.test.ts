/** News become mail: one row of the outbox for each person and event, in the transaction of its cause. */
import { expect, test } from '@jest/globals';
import { addNote } from '../../src/desk/add-note.ts';
import { assignTicket } from '../../src/desk/assign-ticket.ts';
import { closeTicket, reopenTicket } from '../../src/desk/close-ticket.ts';
import { transact } from '../../src/desk/desk.ts';
import { type FilingResult, fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import type { NotificationPayload } from '../../src/domain/notification.ts';
import { tokenInMessageId } from '../../src/domain/reply-address.ts';
import { readReplyToken } from '../../src/domain/reply-token.ts';
import { type Open, onBothDatabases } from '../support/databases.ts';
import {
  ADA as ADA_UNKNOWN,
  appending,
  arrive,
  type FilingChange,
  filing,
  KEYS,
  mailboxOf,
  NOBODY,
  opening,
  person,
} from '../support/filings.ts';
import { addressOf, type Character, openHelpDesk } from '../support/help-desk.ts';

type Row = {
  notification: string;
  recipient: string;
  ticket_id: number | null;
  person_id: number | null;
  log_entry_id: number | null;
  message_id: string;
  payload: NotificationPayload;
};

async function open(openDatabase: Open) {
  const helpDesk = await openHelpDesk(openDatabase);
  const { desk, db, idOf } = helpDesk;
  const mailbox = await mailboxOf(desk);
  let uid = 0;
  const known = (name: Character) => person(addressOf(name), idOf(name), name);
  const file = async (plan: Parameters<typeof filing>[1], change: FilingChange = {}): Promise<FilingResult> => {
    uid += 1;
    const [id = 0] = await arrive(desk, mailbox.id, [uid]);
    const [result] = await fileReceivedEmails(desk, [filing(id, plan, change)]);
    return result as FilingResult;
  };
  const outbox = async (): Promise<Row[]> => {
    const rows = await db('outbox_emails').orderBy('id');
    return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
  };
  /** What was written since it was asked last: `entry to ben@univ.example`. */
  let seen = 0;
  const told = async (): Promise<string[]> => {
    const rows = (await outbox()).slice(seen);
    seen += rows.length;
    return rows.map(({ payload, recipient }) => `${payload.kinds.join(' ')} to ${recipient}`).toSorted();
  };
  /** Ada's ticket to the network's team, opened by mail. */
  const ticket = async () => {
    const serviceId = helpDesk.services.wifi ?? Object.values(helpDesk.services)[0] ?? null;
    const ada = known('Ada');
    await file(opening({ requester: ada, author: ada, serviceId, teamId: helpDesk.teams.reseau as number }));
    const row = await db('tickets').orderBy('id', 'desc').first();
    return { id: row.id as number, reference: row.reference as string };
  };
  return { ...helpDesk, mailbox, known, file, outbox, told, ticket };
}

onBothDatabases('telling', (openDatabase) => {
  test('a new ticket: acknowledged to whoever asked, announced to its team', async () => {
    const { ticket, told, outbox, idOf } = await open(openDatabase);
    const { id } = await ticket();
    expect(await told()).toEqual(['acknowledgement to ada@univ.example', 'new-ticket to ben@univ.example']);
    const [first] = await outbox();
    expect(first).toMatchObject({ ticket_id: id, person_id: idOf('Ada'), notification: 'acknowledgement' });
    expect(first?.payload).toMatchObject({ locale: 'fr', role: 'requester', isInternal: false });
    const token = readReplyToken(KEYS, tokenInMessageId(first?.message_id ?? '') ?? '', 'message-id');
    expect(token).toEqual({ ticketId: id, personId: idOf('Ada'), isInternal: false });
  });

  test('a machine’s mail is acknowledged to nobody', async () => {
    const { file, known, told } = await open(openDatabase);
    await file(opening({ requester: known('Stranger'), author: known('Stranger'), isAnswerable: false }));
    expect(await told()).toEqual(['new-ticket to dora@univ.example']);
  });

  test('an import tells nobody at all', async () => {
    const { desk, db, known, mailbox } = await open(openDatabase);
    const ids = await arrive(desk, mailbox.id, [50]);
    await desk.database.write('received_emails').whereIn('id', ids).update({ is_silent: true });
    await fileReceivedEmails(desk, [filing(ids[0] ?? 0, opening({ requester: known('Ada'), author: known('Ada') }))]);
    expect(await db('outbox_emails')).toEqual([]);
  });

  test('what is undone tells nobody', async () => {
    const { desk, db, known, file } = await open(openDatabase);
    const broken = opening({ requester: known('Ada'), author: known('Ada'), serviceId: 999_999 });
    expect(await file(broken)).toHaveProperty('error');
    expect(await db('outbox_emails')).toEqual([]);
    const work = transact(desk, async ({ news }) => {
      const values = { subject: 'x', size: 1, limit: 1 };
      const to = { address: 'ada@univ.example' };
      news.push({ what: 'direct', kind: 'oversize', to, ticketId: null, mailboxId: null, inReplyTo: null, values });
      throw new Error('cut');
    });
    await expect(work).rejects.toThrow('cut');
    expect(await db('outbox_emails')).toEqual([]);
  });

  test('answers go round, and one thread holds them', async () => {
    const { file, known, ticket, told, outbox, idOf } = await open(openDatabase);
    const { id } = await ticket();
    const [root] = await outbox();
    const people = { ...NOBODY, contacts: [person('carl@elsewhere.example', null, 'Carl')] };
    await told();
    await file(appending(id, { author: known('Ada'), people }), { content: { messageId: 'answer@univ.example' } });
    expect(await told()).toEqual(['entry contact-added to carl@elsewhere.example', 'entry to ben@univ.example']);
    const toBen = (await outbox()).findLast(({ person_id }) => person_id === idOf('Ben'));
    expect(toBen?.payload.inReplyTo).toBe('answer@univ.example');
    const firstToBen = (await outbox()).find(({ person_id }) => person_id === idOf('Ben'))?.message_id;
    expect(toBen?.payload.references).toEqual([expect.any(String), firstToBen, 'answer@univ.example']);
    expect(root?.payload.references).toEqual([toBen?.payload.references[0]]);
  });

  test('what is filed in silence, and what a note says, reaches nobody who asked', async () => {
    const { desk, file, known, ticket, told, viewer, outbox } = await open(openDatabase);
    const { id, reference } = await ticket();
    await told();
    const machine = { author: known('Ada'), visibility: 'private' as const, folded: true, isTold: false };
    await file(appending(id, machine));
    expect(await told()).toEqual([]);
    const act = { viewer: await viewer('Dora'), reference, once: null };
    await assignTicket(desk, { ...act, assignee: (await viewer('Ben')).personId });
    expect(await told()).toEqual(['assigned to ben@univ.example']);
    await addNote(desk, { ...act, text: 'The switch is dead. @cleo @nobody @ada' });
    expect(await told()).toEqual(['mentioned to cleo@univ.example', 'note to ben@univ.example']);
    expect((await outbox()).at(-1)?.payload).toMatchObject({ isInternal: true, role: 'staff' });
  });

  test('the end of a ticket and its return are told, but not to whoever did it', async () => {
    const { desk, ticket, told, viewer } = await open(openDatabase);
    const { reference } = await ticket();
    await told();
    const act = { viewer: await viewer('Ben'), reference, once: null };
    await assignTicket(desk, { ...act, assignee: 'me' });
    await closeTicket(desk, { ...act, as: 'resolved' });
    expect(await told()).toEqual(['resolved to ada@univ.example']);
    await reopenTicket(desk, { ...act, viewer: await viewer('Dora') });
    expect(await told()).toEqual(['reopened to ada@univ.example', 'reopened to ben@univ.example']);
  });

  test('a confidential ticket is told to its teams alone, whoever is named', async () => {
    const { desk, db, known, file, services, teams, told, viewer } = await open(openDatabase);
    const confidential = await db('services').where({ is_confidential: true }).first();
    expect(services).toHaveProperty(confidential.slug);
    const people = { ...NOBODY, followers: [known('Ben'), known('Dora')] };
    const [ada, serviceId, teamId] = [known('Ada'), confidential.id, confidential.team_id];
    expect(teams.rh).toBe(teamId);
    await file(opening({ requester: ada, author: ada, serviceId, teamId, people }));
    expect(await told()).toEqual(['acknowledgement to ada@univ.example', 'new-ticket to cleo@univ.example']);
    const { reference } = await db('tickets').orderBy('id', 'desc').first();
    await addNote(desk, { viewer: await viewer('Cleo'), reference, once: null, text: 'See @ben @dora' });
    expect(await told()).toEqual([]);
  });

  test('staff hear as they choose: a digest keeps it for later, none drops it', async () => {
    const { db, desk, idOf, ticket, told } = await open(openDatabase);
    await desk.database
      .write('persons')
      .where({ id: idOf('Ben') })
      .update({ notify: 'digest' });
    const { id } = await ticket();
    expect(await told()).toEqual(['acknowledgement to ada@univ.example']);
    expect(await db('digest_items')).toMatchObject([
      { person_id: idOf('Ben'), ticket_id: id, notification: 'new-ticket', log_entry_id: expect.any(Number) },
    ]);
    await desk.database
      .write('persons')
      .where({ id: idOf('Ben') })
      .update({ notify: 'none' });
    await ticket();
    expect(await db('digest_items')).toHaveLength(1);
  });

  test('contacts who left or muted, people who were disabled, and addresses of ours are never written to', async () => {
    const { db, desk, file, known, ticket, told, viewer, idOf } = await open(openDatabase);
    const { id, reference } = await ticket();
    const people = { ...NOBODY, contacts: [known('Stranger'), person('carl@elsewhere.example', null, 'Carl')] };
    await file(appending(id, { author: known('Ada'), people }));
    await told();
    const contacts = desk.database.write('ticket_contacts');
    await contacts
      .clone()
      .where({ person_id: idOf('Stranger') })
      .update({ muted_at: 1 });
    const carl = await db('persons').where({ name: 'Carl' }).first();
    await contacts.clone().where({ person_id: carl.id }).update({ removed_at: 1 });
    await desk.database
      .write('person_addresses')
      .where({ person_id: idOf('Ada') })
      .update({ address: 'Assistance+x@univ.example' });
    await closeTicket(desk, { viewer: await viewer('Dora'), reference, once: null, as: 'closed' });
    expect(await told()).toEqual([]);
  });

  test('refused files are told in the acknowledgement, and of an answer in a mail of their own', async () => {
    const { file, known, outbox, db } = await open(openDatabase);
    const refused = {
      ...{ filename: 'tool.exe', contentType: 'application/x-msdownload', size: 9, sha256: 'a'.repeat(64) },
      ...{ disposition: 'attachment' as const, contentId: null, refused: 'type' as const, folded: false },
    };
    const content = { attachments: [refused], messageId: 'with-tool@univ.example' };
    const ada = known('Ada');
    await file(opening({ requester: ada, author: ada }), { content });
    expect((await outbox())[0]?.payload.values.refused).toEqual([{ filename: 'tool.exe', size: 9, why: 'type' }]);
    const { id } = await db('tickets').first();
    await file(appending(id, { author: ada }), { content });
    const row = (await outbox()).findLast(({ notification }) => notification === 'refused-files');
    expect(row).toMatchObject({ recipient: 'ada@univ.example', ticket_id: id });
    expect(row?.payload).toMatchObject({ inReplyTo: 'with-tool@univ.example', role: 'other' });
    await file(appending(id, { author: ada, isAnswerable: false }), { content });
    expect((await outbox()).filter(({ notification }) => notification === 'refused-files')).toHaveLength(1);
  });

  test('whoever was made from the mail is told, in the mailbox’s language until they choose one', async () => {
    const { desk, db, file, mailbox, outbox } = await open(openDatabase);
    const profile = { ...mailbox, locale: 'en' };
    await desk.database.write('mailboxes').update({ profile: JSON.stringify(profile) });
    await file(opening({ requester: ADA_UNKNOWN, author: ADA_UNKNOWN }));
    expect((await outbox())[0]?.payload.locale).toBe('en');
    await desk.database.write('persons').update({ locale: 'fr' });
    await file(opening({ requester: ADA_UNKNOWN, author: ADA_UNKNOWN }));
    const toAda = (await outbox()).findLast(({ notification }) => notification === 'acknowledgement');
    expect(toAda?.payload.locale).toBe('fr');
    expect(await db('outbox_emails').whereNull('person_id')).toEqual([]);
  });
});
