/** What staff do on tickets. */
import { describe, expect, test } from '@jest/globals';
import { addNote } from '../../src/desk/add-note.ts';
import { addReply } from '../../src/desk/add-reply.ts';
import { assignTicket } from '../../src/desk/assign-ticket.ts';
import { changeTeam } from '../../src/desk/change-team.ts';
import { chooseService } from '../../src/desk/choose-service.ts';
import { closeTicket, reopenTicket } from '../../src/desk/close-ticket.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { importCatalogue } from '../../src/desk/import-catalogue.ts';
import type { DeskRefusal } from '../../src/desk/refusal.ts';
import { setPriority } from '../../src/desk/set-priority.ts';
import { setStatus } from '../../src/desk/set-status.ts';
import type { StaffAct } from '../../src/desk/staff-act.ts';
import { LONGEST_TEXT } from '../../src/desk/written-entry.ts';
import { wordsIn } from '../../src/ground/words.ts';
import { CATALOGUE } from '../support/catalogue.ts';
import { onBothDatabases } from '../support/databases.ts';
import { deskOn, NOON, sha } from '../support/filings.ts';
import { type Character, openHelpDesk } from '../support/help-desk.ts';

const refusal = (code: DeskRefusal['code'], choice: DeskRefusal['choice'] = null) =>
  expect.objectContaining({ name: 'DeskRefusal', code, choice });

onBothDatabases('staff on a ticket', (open) => {
  const start = async () => {
    const helpDesk = await openHelpDesk(open);
    const act = async (name: Character, reference: string, once: string | null = null): Promise<StaffAct> => ({
      viewer: await helpDesk.viewer(name),
      reference,
      once,
    });
    return { ...helpDesk, act };
  };

  describe('every act', () => {
    const ACTS: readonly [string, (desk: Desk, act: StaffAct) => Promise<unknown>][] = [
      ['assigning', (desk, act) => assignTicket(desk, { ...act, assignee: 'me' })],
      ['changing the team', (desk, act) => changeTeam(desk, { ...act, team: 'rh' })],
      ['choosing a service', (desk, act) => chooseService(desk, { ...act, service: 'vpn' })],
      ['setting the priority', (desk, act) => setPriority(desk, { ...act, priority: 'urgent' })],
      ['setting the status', (desk, act) => setStatus(desk, { ...act, status: 'waiting' })],
      ['closing', (desk, act) => closeTicket(desk, { ...act, as: 'closed' })],
      ['reopening', (desk, act) => reopenTicket(desk, act)],
      ['answering', (desk, act) => addReply(desk, { ...act, text: 'Hm.', send: 'wait' })],
      ['adding a note', (desk, act) => addNote(desk, { ...act, text: 'Hm.' })],
    ];

    test.each(ACTS)('%s finds the ticket by whatever reference it has, as people type it', async (_, verb) => {
      const { desk, act, database, ticket, row } = await start();
      const reference = await ticket('wifi');
      const { id } = await row(reference);
      await database.write('ticket_aliases').insert({ reference: 'ITOP-4711', ticket_id: id });
      for (const written of [reference.toLowerCase(), 'itop-4711', 'ITOP-4711'])
        expect(await verb(desk, await act('Ben', written))).toMatchObject({ reference });
    });

    test.each(ACTS)(
      '%s is refused to whoever does not see the ticket as staff, and changes nothing',
      async (_, verb) => {
        const { desk, act, ticket, row, events } = await start();
        const [open, confidential] = [await ticket('wifi'), await ticket('paie')];
        const before = [await row(open), await row(confidential)];
        for (const name of ['Ada', 'Stranger'] as const)
          await expect(verb(desk, await act(name, open))).rejects.toEqual(refusal('not-allowed'));
        for (const name of ['Ben', 'Dora'] as const)
          await expect(verb(desk, await act(name, confidential))).rejects.toEqual(refusal('no-such-ticket'));
        for (const nothing of ['R-999999', '', 'R-\0', 'R'.repeat(400)])
          await expect(verb(desk, await act('Ben', nothing))).rejects.toEqual(refusal('no-such-ticket'));
        expect([await row(open), await row(confidential)]).toEqual(before);
        expect([...(await events(open)), ...(await events(confidential))]).toEqual([]);
      },
    );

    test.each(ACTS)('%s happens once for one form, and gives the same answer again', async (_, verb) => {
      const { desk, db, act, ticket, row, events } = await start();
      const reference = await ticket();
      const once = await act('Ben', reference, sha('form'));
      const [first, second] = [await verb(desk, once), await verb(desk, once)];
      expect(first).toMatchObject({ reference });
      expect(second).toEqual(first);
      expect((await row(reference)).revision).toBeLessThanOrEqual(2);
      const actions = (await events(reference)).map(({ action }) => action);
      expect(actions).toEqual([...new Set(actions)]);
      expect(await db('once_keys')).toHaveLength(1);
    });

    test.each(ACTS)('%s leaves nothing behind when the plug is pulled in its middle', async (_, verb) => {
      const { desk, database, db, act, ticket, row, events } = await start();
      const reference = await ticket();
      const once = await act('Ben', reference, sha('form'));
      const before = await row(reference);
      const unplugged = { ...database, transaction: undone(database.transaction) };
      await expect(verb({ ...desk, database: unplugged }, once)).rejects.toThrow('pulled');
      expect([await row(reference), await events(reference)]).toEqual([before, []]);
      expect([await db('once_keys'), await db('log_entries')]).toEqual([[], []]);
      expect(await verb(desk, once)).toMatchObject({ reference });
    });
  });

  describe('assigning', () => {
    test('takes a ticket, gives it on, gives it back', async () => {
      const { desk, act, ticket, row, events, idOf } = await start();
      const reference = await ticket();
      const [ben, cleo] = [idOf('Ben'), idOf('Cleo')];
      for (const assignee of ['me', cleo, null] as const)
        await assignTicket(desk, { ...(await act('Ben', reference)), assignee });
      expect(await row(reference)).toMatchObject({ assignee_id: null, status: 'new', revision: 4 });
      const event = { action: 'ticket.assigned', actor: 'Ben' };
      expect(await events(reference)).toEqual([
        { ...event, before: { assigneeId: null }, after: { assigneeId: ben } },
        { ...event, before: { assigneeId: ben }, after: { assigneeId: cleo } },
        { ...event, before: { assigneeId: cleo }, after: { assigneeId: null } },
      ]);
    });

    test('touches nothing when it is theirs already', async () => {
      const { desk, act, ticket, row, events, clock } = await start();
      const reference = await ticket();
      await assignTicket(desk, { ...(await act('Ben', reference)), assignee: 'me' });
      const before = await row(reference);
      clock.now += 60_000;
      await assignTicket(desk, { ...(await act('Ben', reference)), assignee: 'me' });
      expect(await row(reference)).toEqual(before);
      expect(await events(reference)).toHaveLength(1);
    });

    test('is for staff who are still there', async () => {
      const { desk, act, ticket, idOf, database, row } = await start();
      const reference = await ticket();
      await database.write('persons').where({ name: 'Cleo' }).update({ disabled_at: NOON });
      for (const assignee of [idOf('Ada'), idOf('Cleo'), 99_999, 5_000_000_000])
        await expect(assignTicket(desk, { ...(await act('Ben', reference)), assignee })).rejects.toEqual(
          refusal('bad-choice', 'assignee'),
        );
      expect(await row(reference)).toMatchObject({ assignee_id: null, revision: 1 });
    });

    test('of a confidential ticket is for its teams, and for those that it is shown to', async () => {
      const { desk, act, ticket, idOf, database, services, teams, row } = await start();
      const reference = await ticket('paie');
      const cleo = await act('Cleo', reference);
      for (const name of ['Ben', 'Dora'] as const)
        await expect(assignTicket(desk, { ...cleo, assignee: idOf(name) })).rejects.toEqual(
          refusal('bad-choice', 'assignee'),
        );
      await assignTicket(desk, { ...cleo, assignee: 'me' });
      await database.write('service_teams').insert({ service_id: services.paie, team_id: teams.reseau });
      await assignTicket(desk, { ...cleo, assignee: idOf('Ben') });
      expect(await row(reference)).toMatchObject({ assignee_id: idOf('Ben') });
    });

    test('by two at once: the last has it, and the audit has both', async () => {
      const { desk, database, act, ticket, row, events, idOf } = await start();
      const reference = await ticket();
      const other = deskOn(await open(database.url));
      const [ben, cleo] = [await act('Ben', reference), await act('Cleo', reference)];
      await Promise.all([
        assignTicket(desk, { ...ben, assignee: 'me' }),
        assignTicket(other, { ...cleo, assignee: 'me' }),
      ]);
      const [first, last] = await events(reference);
      expect([first?.actor, last?.actor].toSorted()).toEqual(['Ben', 'Cleo']);
      expect([first?.before, last?.before]).toEqual([{ assigneeId: null }, first?.after]);
      expect(await row(reference)).toMatchObject({ assignee_id: idOf(last?.actor as Character), revision: 3 });
    });
  });

  describe('the team', () => {
    test('changes by its slug, and back to none', async () => {
      const { desk, act, ticket, row, events, teams } = await start();
      const reference = await ticket('wifi');
      for (const team of ['rh', 'rh', null]) await changeTeam(desk, { ...(await act('Ben', reference)), team });
      const { reseau, rh } = teams;
      const event = { action: 'ticket.team-changed', actor: 'Ben' };
      expect(await events(reference)).toEqual([
        { ...event, before: { teamId: reseau }, after: { teamId: rh } },
        { ...event, before: { teamId: rh }, after: { teamId: null } },
      ]);
      expect(await row(reference)).toMatchObject({ team_id: null, revision: 3 });
    });

    test('is one that there is', async () => {
      const { desk, act, ticket } = await start();
      const changing = changeTeam(desk, { ...(await act('Ben', await ticket())), team: 'nowhere' });
      await expect(changing).rejects.toEqual(refusal('bad-choice', 'team'));
    });
  });

  describe('the service', () => {
    test('brings its team along, and says who chose it', async () => {
      const { desk, act, ticket, row, events, services, teams } = await start();
      const reference = await ticket();
      const given = await chooseService(desk, { ...(await act('Ben', reference)), service: 'vpn' });
      expect(given).toEqual({ reference, stillVisible: true });
      const { service_reason, ...rest } = await row(reference);
      expect(rest).toMatchObject({ service_id: services.vpn, team_id: teams.reseau, revision: 2, priority: 'normal' });
      const { step, verdict, code, values } = JSON.parse(service_reason);
      expect([step, verdict, code, values]).toEqual(['choose', 'ok', 'by-agent', { agent: 'Ben' }]);
      expect(wordsIn('fr')(`finding.${step}.${code}`, values)).toBe('Choisi par Ben');
      expect(await events(reference)).toEqual([
        {
          ...{ action: 'ticket.service-changed', actor: 'Ben' },
          ...{ before: { serviceId: null }, after: { serviceId: services.vpn } },
        },
        {
          ...{ action: 'ticket.team-changed', actor: 'Ben' },
          ...{ before: { teamId: null }, after: { teamId: teams.reseau } },
        },
      ]);
    });

    test('may be left to choose again; the team keeps it', async () => {
      const { desk, act, ticket, row, teams } = await start();
      const reference = await ticket('wifi');
      await chooseService(desk, { ...(await act('Ben', reference)), service: null });
      const { service_reason, ...rest } = await row(reference);
      expect(rest).toMatchObject({ service_id: null, team_id: teams.reseau });
      const { code, values } = JSON.parse(service_reason);
      expect(wordsIn('en')(`finding.choose.${code}`, values)).toBe('Left to be qualified again by Ben');
    });

    test('chosen again, stays as it is', async () => {
      const { desk, act, ticket, row } = await start();
      const reference = await ticket('wifi');
      await changeTeam(desk, { ...(await act('Ben', reference)), team: 'rh' });
      const before = await row(reference);
      await chooseService(desk, { ...(await act('Ben', reference)), service: 'wifi' });
      expect(await row(reference)).toEqual(before);
    });

    test('is one that takes tickets, and is there still', async () => {
      const { desk, act, ticket } = await start();
      const reference = await ticket();
      await importCatalogue(desk, {
        ...CATALOGUE,
        services: CATALOGUE.services.map((node) => ({
          ...node,
          children: node.children.filter(({ slug }) => slug !== 'vpn'),
        })),
      });
      for (const service of ['numerique', 'vpn', 'nowhere'])
        await expect(chooseService(desk, { ...(await act('Ben', reference)), service })).rejects.toEqual(
          refusal('bad-choice', 'service'),
        );
    });

    test('that is confidential takes the ticket out of sight, and away from who may not see it', async () => {
      const { desk, act, ticket, row, events, idOf, services, teams } = await start();
      const reference = await ticket('wifi');
      const ben = await act('Ben', reference, sha('misfiled'));
      await assignTicket(desk, { ...ben, once: null, assignee: 'me' });
      const hidden = { reference, stillVisible: false };
      expect(await chooseService(desk, { ...ben, service: 'paie' })).toEqual(hidden);
      expect(await row(reference)).toMatchObject({ service_id: services.paie, team_id: teams.rh, assignee_id: null });
      expect((await events(reference)).slice(1)).toMatchObject([
        { action: 'ticket.service-changed', after: { serviceId: services.paie } },
        { action: 'ticket.team-changed', after: { teamId: teams.rh } },
        { action: 'ticket.assigned', actor: 'Ben', before: { assigneeId: idOf('Ben') }, after: { assigneeId: null } },
      ]);
      // Sent again it is answered as before, though the ticket is out of sight.
      expect(await chooseService(desk, { ...ben, service: 'paie' })).toEqual(hidden);
      await expect(setPriority(desk, { ...ben, once: null, priority: 'low' })).rejects.toEqual(
        refusal('no-such-ticket'),
      );
    });

    test('that is confidential keeps an assignee of its teams; out of it leads whoever sees it', async () => {
      const { desk, act, ticket, row, idOf, services } = await start();
      const reference = await ticket('wifi');
      const cleo = await act('Cleo', reference);
      await assignTicket(desk, { ...cleo, assignee: 'me' });
      expect(await chooseService(desk, { ...cleo, service: 'paie' })).toEqual({ reference, stillVisible: true });
      expect(await row(reference)).toMatchObject({ assignee_id: idOf('Cleo') });
      expect(await chooseService(desk, { ...cleo, service: 'vpn' })).toEqual({ reference, stillVisible: true });
      expect(await row(reference)).toMatchObject({ service_id: services.vpn, assignee_id: idOf('Cleo') });
    });
  });

  describe('priority and status', () => {
    test('change with their events, and not otherwise', async () => {
      const { desk, act, ticket, row, events, clock } = await start();
      const reference = await ticket();
      clock.now += 1000;
      const ben = await act('Ben', reference);
      for (const priority of ['urgent', 'urgent'] as const) await setPriority(desk, { ...ben, priority });
      for (const status of ['waiting', 'waiting', 'open'] as const) await setStatus(desk, { ...ben, status });
      expect(await row(reference)).toMatchObject({
        priority: 'urgent',
        status: 'open',
        revision: 4,
        updated_at: NOON + 1000,
      });
      const states = (await events(reference)).map(({ action, before, after }) => [action, before, after]);
      expect(states).toEqual([
        ['ticket.priority-changed', { priority: 'normal' }, { priority: 'urgent' }],
        ['ticket.status-changed', { status: 'new' }, { status: 'waiting' }],
        ['ticket.status-changed', { status: 'waiting' }, { status: 'open' }],
      ]);
    });

    test('a ticket that has ended is reopened, not set in passing', async () => {
      const { desk, act, ticket, row, events, clock } = await start();
      const reference = await ticket();
      const ben = await act('Ben', reference);
      await closeTicket(desk, { ...ben, as: 'resolved' });
      expect(await row(reference)).toMatchObject({ status: 'resolved', resolved_at: NOON, closed_at: null });
      clock.now += 1000;
      for (const as of ['resolved', 'closed', 'closed', 'resolved'] as const) await closeTicket(desk, { ...ben, as });
      expect(await row(reference)).toMatchObject({ status: 'closed', resolved_at: NOON, closed_at: NOON + 1000 });
      await expect(setStatus(desk, { ...ben, status: 'open' })).rejects.toEqual(refusal('bad-choice', 'status'));
      for (let times = 0; times < 2; times += 1) await reopenTicket(desk, ben);
      expect(await row(reference)).toMatchObject({ status: 'open', resolved_at: null, closed_at: null, revision: 4 });
      expect((await events(reference)).map(({ after }) => after)).toEqual([
        { status: 'resolved' },
        { status: 'closed' },
        { status: 'open' },
      ]);
    });
  });

  describe('an internal note', () => {
    test('is an entry that only staff may read, and leaves the status', async () => {
      const { desk, db, act, ticket, row, events, idOf, clock } = await start();
      const reference = await ticket();
      clock.now += 1000;
      const given = await addNote(desk, { ...(await act('Ben', reference)), text: '  Cable?\r\nSee \0B12.\r\n' });
      const [entry] = await db('log_entries');
      expect(given).toEqual({ reference, logEntryId: entry.id });
      const text = 'Cable?\nSee B12.';
      expect(entry).toMatchObject({ text, visibility: 'private', via: 'web', author_id: idOf('Ben'), html: null });
      expect(JSON.parse(entry.segments)).toEqual([{ kind: 'new', from: 0, to: text.length }]);
      expect(await row(reference)).toMatchObject({ status: 'new', revision: 2, updated_at: NOON + 1000 });
      expect(await events(reference)).toEqual([]);
    });

    test('says something, and not too much', async () => {
      const { desk, act, ticket } = await start();
      const ben = await act('Ben', await ticket());
      for (const text of ['', ' \r\n\0', '\u200b', 'x'.repeat(LONGEST_TEXT + 1)])
        await expect(addNote(desk, { ...ben, text })).rejects.toEqual(refusal('bad-choice', 'text'));
      await addNote(desk, { ...ben, text: `${'x'.repeat(LONGEST_TEXT)}\n` });
    });
  });
});

/** Transactions whose work is done and then undone, as when the process dies before it commits. */
function undone(transaction: Desk['database']['transaction']): Desk['database']['transaction'] {
  return (work) =>
    transaction(async (tx) => {
      await work(tx);
      throw new Error('The plug was pulled.');
    });
}
