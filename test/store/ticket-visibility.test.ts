/** Who sees what of tickets: confidential services (J6), participants' rights (D3), wherever tickets are read. */
import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/domain/viewer.ts';
import { seesTicketAsStaff } from '../../src/domain/viewer.ts';
import { countOwnTickets, countQueues } from '../../src/store/queue-counts.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import { readTicketFile } from '../../src/store/ticket-files.ts';
import { listTickets } from '../../src/store/ticket-list.ts';
import { listOwnTickets } from '../../src/store/ticket-list-own.ts';
import { readTicketLog } from '../../src/store/ticket-log.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { onBothDatabases } from '../support/databases.ts';
import { file } from '../support/filings.ts';
import { openTicketDesk, type TicketDesk } from '../support/ticket-desk.ts';

/** Everything a viewer gets to see of a ticket with two public entries, a note, and a file on the first and the last. */
async function sightOf({ db }: TicketDesk, viewer: Viewer, { id, reference }: { id: number; reference: string }) {
  const page = await readTicket(db, viewer, reference);
  const { entries } = await readTicketLog(db, viewer, id);
  const list = await listTickets(db, viewer, { state: 'ongoing' });
  const row = list.rows.find((one) => one.id === id);
  const fileIds: number[] = await db('attachments').where({ ticket_id: id }).orderBy('id').pluck('id');
  const files = await Promise.all(fileIds.map((fileId) => readTicketFile(db, viewer, fileId)));
  return {
    page: page === null ? null : page.asStaff ? 'as staff' : 'as participant',
    entries: entries.length,
    listed: row?.lastEntry?.visibility ?? null,
    files: files.filter((one) => one !== null).length,
    events: (await readTicketEvents(db, viewer, id)).length,
    counted: (await countQueues(db, viewer)).ongoing.count,
  };
}

const NOTHING = { page: null, entries: 0, listed: null, files: 0, events: 0, counted: 0 };
const AS_PARTICIPANT = { page: 'as participant', entries: 2, listed: 'public', files: 1, events: 0, counted: 1 };
const AS_STAFF = { page: 'as staff', entries: 3, listed: 'private', files: 2, events: 1, counted: 1 };

async function told(desk: TicketDesk, service?: string) {
  const ticket = await desk.ticket({ status: 'open', ...(service ? { service } : {}) });
  await desk.say(ticket.id, 'Ada', 'My payslip is wrong', { files: [file('payslip.pdf')] });
  await desk.say(ticket.id, 'Cleo', 'We are looking into it');
  await desk.say(ticket.id, 'Cleo', 'She is right', { visibility: 'private', files: [file('note.pdf')] });
  await desk.database.write('audit_events').insert({
    ...{ at: 1, actor_id: desk.idOf('Cleo'), action: 'ticket.assigned', subject_type: 'ticket', subject_id: '1' },
    ...{ ticket_id: ticket.id, before: '{}', after: '{}' },
  });
  return ticket;
}

onBothDatabases('a ticket of a service that is no secret', (open) => {
  test('is seen whole by every agent, in part by who takes part, and by nobody else', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'wifi');
    for (const name of ['Ben', 'Cleo', 'Dora'] as const) {
      expect(await sightOf(desk, await desk.viewer(name), ticket)).toEqual(AS_STAFF);
    }
    expect(await sightOf(desk, await desk.viewer('Ada'), ticket)).toEqual(AS_PARTICIPANT);
    expect(await sightOf(desk, await desk.viewer('Stranger'), ticket)).toEqual(NOTHING);
  });

  test('so is one without any service', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk);
    expect(await sightOf(desk, await desk.viewer('Ben'), ticket)).toEqual(AS_STAFF);
    expect(await sightOf(desk, await desk.viewer('Stranger'), ticket)).toEqual(NOTHING);
  });
});

onBothDatabases('a contact', (open) => {
  test('sees what the requester sees, until they are removed', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'wifi');
    const stranger = await desk.viewer('Stranger');
    await desk.invite(ticket.id, 'Stranger');
    expect(await sightOf(desk, stranger, ticket)).toEqual(AS_PARTICIPANT);
    expect((await listOwnTickets(desk.db, stranger.personId, 'ongoing')).rows).toHaveLength(1);
    expect((await countOwnTickets(desk.db, stranger.personId)).ongoing.count).toBe(1);
    await desk.remove(ticket.id, 'Stranger');
    expect(await sightOf(desk, stranger, ticket)).toEqual(NOTHING);
    expect((await listOwnTickets(desk.db, stranger.personId, 'ongoing')).rows).toEqual([]);
    expect((await countOwnTickets(desk.db, stranger.personId)).ongoing.count).toBe(0);
  });

  test('is not who only followed as staff, and is staff no more', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'wifi');
    await desk.invite(ticket.id, 'Ben', 'follower');
    await desk.database.write('persons').where({ name: 'Ben' }).update({ role: 'requester' });
    expect(await sightOf(desk, await desk.viewer('Ben'), ticket)).toEqual(NOTHING);
  });
});

onBothDatabases('a confidential ticket', (open) => {
  test('is seen by its teams and by who takes part, not by other agents, nor by administrators', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'paie');
    expect(await sightOf(desk, await desk.viewer('Cleo'), ticket)).toEqual(AS_STAFF);
    expect(await sightOf(desk, await desk.viewer('Ada'), ticket)).toEqual(AS_PARTICIPANT);
    for (const name of ['Ben', 'Dora', 'Stranger'] as const) {
      expect(await sightOf(desk, await desk.viewer(name), ticket)).toEqual(NOTHING);
    }
  });

  test('shows an agent of another team who is its contact no note, no event, no file of a note', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'paie');
    await desk.invite(ticket.id, 'Ben');
    expect(await sightOf(desk, await desk.viewer('Ben'), ticket)).toEqual(AS_PARTICIPANT);
    await desk.remove(ticket.id, 'Ben');
    expect(await sightOf(desk, await desk.viewer('Ben'), ticket)).toEqual(NOTHING);
  });

  test('is nothing to an agent of another team who follows it, be it from before it was confidential', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk);
    await desk.invite(ticket.id, 'Ben', 'follower');
    const ben = await desk.viewer('Ben');
    expect(await sightOf(desk, ben, ticket)).toEqual(AS_STAFF);
    await desk.database.write('tickets').where({ id: ticket.id }).update({ service_id: desk.services.paie });
    expect(await sightOf(desk, ben, ticket)).toEqual(NOTHING);
  });

  test('shows an agent of another team who asked it what any requester sees', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'paie');
    await desk.database
      .write('tickets')
      .where({ id: ticket.id })
      .update({ requester_id: desk.idOf('Ben') });
    expect(await sightOf(desk, await desk.viewer('Ben'), ticket)).toEqual(AS_PARTICIPANT);
  });

  test('is seen whole by an administrator to whom it was disclosed, the others are not', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk, 'paie');
    const other = await told(desk, 'paie');
    const dora = { ...(await desk.viewer('Dora')), disclosedTicketIds: [ticket.id] };
    expect(await sightOf(desk, dora, ticket)).toEqual(AS_STAFF);
    expect(await sightOf(desk, dora, other)).toEqual({ ...NOTHING, counted: 1 });
  });

  test('is out of sight as soon as it belongs to the service', async () => {
    const desk = await openTicketDesk(open);
    const ticket = await told(desk);
    const ben = await desk.viewer('Ben');
    expect(await sightOf(desk, ben, ticket)).toEqual(AS_STAFF);
    await desk.database.write('tickets').where({ id: ticket.id }).update({ service_id: desk.services.paie });
    expect(await sightOf(desk, ben, ticket)).toEqual(NOTHING);
  });
});

onBothDatabases('what is linked to a confidential ticket', (open) => {
  test('does not tell who may not see it that it exists', async () => {
    const desk = await openTicketDesk(open);
    const secret = await told(desk, 'paie');
    const { reference } = await desk.ticket({ service: 'wifi', follows: secret.id, mentions: secret.id });
    const links = async (name: 'Ada' | 'Ben' | 'Cleo') => {
      const page = await readTicket(desk.db, await desk.viewer(name), reference);
      return [page?.follows, page?.mentions, page?.otherTickets.count];
    };
    expect(await links('Ben')).toEqual([null, null, 0]);
    expect(await links('Cleo')).toEqual([secret.reference, secret.reference, 1]);
    expect(await links('Ada')).toEqual([secret.reference, secret.reference, 1]);
  });
});

test('of a ticket that is theirs to see, staff see the notes but where its service is hidden and it was not disclosed', () => {
  const ben: Viewer = {
    ...{ personId: 1, name: 'Ben', role: 'agent', teamIds: [], hiddenServiceIds: [7], disclosedTicketIds: [70] },
  };
  expect(seesTicketAsStaff(ben, { id: 1, serviceId: null })).toBe(true);
  expect(seesTicketAsStaff(ben, { id: 1, serviceId: 6 })).toBe(true);
  expect(seesTicketAsStaff(ben, { id: 1, serviceId: 7 })).toBe(false);
  expect(seesTicketAsStaff(ben, { id: 70, serviceId: 7 })).toBe(true);
  expect(seesTicketAsStaff({ ...ben, role: 'requester' }, { id: 70, serviceId: null })).toBe(false);
});
