/** Taking back what a command by mail did, within the hour. */
import { describe, expect, test } from '@jest/globals';
import { readUndoableCommand, undoCommand } from '../../src/desk/undo-command.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Character } from '../support/help-desk.ts';
import { openMailDesk } from '../support/mail-desk.ts';

const HOUR = 3_600_000;

onBothDatabases('taking back a command by mail', (open) => {
  const start = async () => {
    const mailDesk = await openMailDesk(open);
    const { desk, answer, idOf } = mailDesk;
    /** The step of what the newest answer says was done under this code. */
    const stepOf = async (code: string) => (await answer())?.done.find((one) => one.code === code)?.undoStepId ?? 0;
    const undo = (name: Character, undoStepId: number) => undoCommand(desk, { undoStepId, personId: idOf(name) });
    return { ...mailDesk, stepOf, undo };
  };

  test.each([
    ['#close', 'close', { status: 'open' }],
    ['#resolve', 'resolve', { status: 'open' }],
    ['#assign me', 'assign', { assigneeId: 'Cleo' }],
    ['#assign nobody', 'assign', { assigneeId: 'Cleo' }],
    ['#priority urgent', 'priority', { priority: 'low' }],
    ['#service vpn', 'service', { serviceId: 'wifi' }],
  ])('%s', async (text, code, back) => {
    const { send, ticket, stepOf, undo, state, idOf, services, events, desk } = await start();
    const { id, reference } = await ticket({ service: 'wifi', status: 'open', assignee: 'Cleo', priority: 'low' });
    const before = await state(id);
    await send('Ben', id, text);
    const step = await stepOf(code);
    expect(await readUndoableCommand(desk, { undoStepId: step, personId: idOf('Ben') })).toMatchObject({
      ...{ reference, state: 'undoable', done: { code } },
    });
    expect(await undo('Ben', step)).toBe('undone');
    const { status, assignee_id, priority, service_id, team_id, resolved_at, closed_at } = await state(id);
    expect({ status, assignee_id, priority, service_id, team_id, resolved_at, closed_at }).toEqual({
      ...{ status: before.status, assignee_id: before.assignee_id, priority: before.priority },
      ...{ service_id: services.wifi, team_id: before.team_id, resolved_at: null, closed_at: null },
    });
    const [value] = Object.keys(back);
    expect((await events(reference)).filter(({ after }) => value && value in (after as object))).toHaveLength(2);
    expect(await undo('Ben', step)).toBe('already');
    expect(await readUndoableCommand(desk, { undoStepId: step, personId: idOf('Ben') })).toMatchObject({
      state: 'already',
    });
  });

  test('is not for anybody else, nor for a step that there is not', async () => {
    const { send, ticket, stepOf, undo, state, desk, idOf } = await start();
    const { id } = await ticket();
    await send('Ben', id, '#close');
    const step = await stepOf('close');
    for (const [name, of] of [
      ['Ada', step],
      ['Dora', step],
      ['Ben', step + 1],
      ['Ben', 0],
      ['Ben', 2 ** 40],
    ] as const) {
      expect(await undo(name, of)).toBe('not-allowed');
      expect(await readUndoableCommand(desk, { undoStepId: of, personId: idOf(name) })).toBeNull();
    }
    expect((await state(id)).status).toBe('closed');
  });

  test('comes too late after an hour', async () => {
    const { send, ticket, stepOf, undo, state, clock, desk, idOf } = await start();
    const { id } = await ticket();
    await send('Ben', id, '#close\n#assign me');
    clock.now += HOUR - 1;
    expect(await undo('Ben', await stepOf('assign'))).toBe('undone');
    clock.now += 1;
    const step = await stepOf('close');
    expect(await undo('Ben', step)).toBe('expired');
    expect(await readUndoableCommand(desk, { undoStepId: step, personId: idOf('Ben') })).toMatchObject({
      state: 'expired',
    });
    expect((await state(id)).status).toBe('closed');
  });

  test('does not undo what somebody has changed since, but what they have left', async () => {
    const { send, ticket, stepOf, undo, state, idOf, services, teams } = await start();
    const { id } = await ticket({ service: 'wifi', team: 'reseau', assignee: 'Ben' });
    await send('Ben', id, '#close');
    const closed = await stepOf('close');
    await send('Dora', id, '#reopen');
    expect(await undo('Ben', closed)).toBe('changed-since');
    await send('Ben', id, '#service vpn');
    const moved = await stepOf('service');
    expect(await state(id)).toMatchObject({ service_id: services.vpn });
    await send('Cleo', id, '#assign me');
    expect(await undo('Ben', moved)).toBe('undone');
    expect(await state(id)).toMatchObject({
      ...{ service_id: services.wifi, team_id: teams.reseau, assignee_id: idOf('Cleo') },
    });
  });

  test('takes a ticket out of a confidential service again only while nobody has said or done anything there', async () => {
    const { send, ticket, stepOf, undo, state, services, teams, say, clock } = await start();
    const { id } = await ticket({ service: 'wifi', team: 'reseau', assignee: 'Ben' });
    const move = async () => {
      clock.now += 1000;
      await send('Ben', id, '#service paie');
      expect(await state(id)).toMatchObject({ service_id: services.paie, team_id: teams.rh, assignee_id: null });
      return stepOf('service');
    };
    expect(await undo('Ben', await move())).toBe('undone');
    const noted = await move();
    await say(id, 'Cleo', 'Between us: she is ill.', { visibility: 'private' });
    expect(await undo('Ben', noted)).toBe('changed-since');
    await send('Cleo', id, '#service wifi');
    const taken = await move();
    await send('Cleo', id, '#assign me');
    expect(await undo('Ben', taken)).toBe('changed-since');
    expect(await state(id)).toMatchObject({ service_id: services.paie });
  });

  test('gives a confidential ticket back to nobody who may not see it', async () => {
    const { send, ticket, stepOf, undo, state } = await start();
    const { id } = await ticket({ service: 'paie', assignee: 'Cleo' });
    await send('Cleo', id, '#service wifi');
    const moved = await stepOf('service');
    await send('Ben', id, '#assign me');
    expect(await undo('Cleo', moved)).toBe('undone');
    expect((await state(id)).assignee_id).toBeNull();
  });

  describe('of people', () => {
    test('who were invited: those who never were before can be invited by a Cc again, and get no mail that has not gone', async () => {
      const { send, ticket, stepOf, undo, db, told, events } = await start();
      const { id, reference } = await ticket();
      await send('Ada', id, '#cc +eve@univ.example');
      const step = await stepOf('cc-added');
      expect(await undo('Ada', step)).toBe('undone');
      expect(await db('ticket_contacts').where({ ticket_id: id })).toEqual([]);
      const [mail] = await db('outbox_emails').where({ ticket_id: id, recipient: 'eve@univ.example' });
      expect(mail.state).toBe('cancelled');
      expect((await events(reference)).map(({ action }) => action)).toEqual([
        'ticket.contacts-added',
        'ticket.contacts-removed',
        'ticket.command-undone',
      ]);
      expect(await told(id)).toHaveLength(2);
    });

    test('who were removed take part again; those whom somebody else removed do not', async () => {
      const { send, ticket, invite, stepOf, undo, db, idOf, tick } = await startTicking();
      const { id } = await ticket();
      await invite(id, 'Stranger');
      await send('Ada', id, '#cc -stranger@univ.example');
      const step = await stepOf('cc-removed');
      tick();
      expect(await undo('Ada', step)).toBe('undone');
      const row = () =>
        db('ticket_contacts')
          .where({ ticket_id: id, person_id: idOf('Stranger') })
          .first();
      expect((await row()).removed_at).toBeNull();
      await send('Ada', id, '#cc -stranger@univ.example');
      const again = await stepOf('cc-removed');
      await send('Ben', id, '#cc +stranger@univ.example');
      const added = await stepOf('cc-added');
      tick();
      await send('Ben', id, '#cc -stranger@univ.example');
      expect(await undo('Ada', again)).toBe('changed-since');
      expect(await undo('Ben', added)).toBe('changed-since');
    });

    test('whoever left or wanted no mail can have it back; whoever was removed since can undo nothing more', async () => {
      const { send, ticket, invite, stepOf, undo, db, idOf, remove, state } = await startTicking();
      const { id } = await ticket();
      await invite(id, 'Stranger');
      const row = () =>
        db('ticket_contacts')
          .where({ ticket_id: id, person_id: idOf('Stranger') })
          .first();
      await send('Stranger', id, '#mute\n#close');
      expect(await undo('Stranger', await stepOf('mute'))).toBe('undone');
      expect((await row()).muted_at).toBeNull();
      const closed = await stepOf('close');
      await send('Stranger', id, '#leave');
      const left = await stepOf('leave');
      expect(await undo('Stranger', closed)).toBe('not-allowed');
      expect(await undo('Stranger', left)).toBe('undone');
      expect((await row()).removed_at).toBeNull();
      await remove(id, 'Stranger');
      expect(await undo('Stranger', closed)).toBe('not-allowed');
      expect((await state(id)).status).toBe('closed');
    });
  });

  test('is nothing for staff who are staff no more', async () => {
    const { send, ticket, stepOf, undo, database, idOf } = await start();
    const { id } = await ticket();
    await send('Ben', id, '#close');
    await database
      .write('persons')
      .where({ id: idOf('Ben') })
      .update({ role: 'requester' });
    expect(await undo('Ben', await stepOf('close'))).toBe('not-allowed');
  });

  const startTicking = async () => {
    const desk = await start();
    const tick = () => {
      desk.clock.now += 60_000;
    };
    return { ...desk, tick };
  };
});
