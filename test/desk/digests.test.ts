/** Digests: staff who want one are told of everything once, as far as they may still see it. */
import { expect, test } from '@jest/globals';
import { addReply } from '../../src/desk/add-reply.ts';
import { chooseNotify } from '../../src/desk/choose-notify.ts';
import { transact } from '../../src/desk/desk.ts';
import { tellDigests } from '../../src/desk/tell-digests.ts';
import { undoReply } from '../../src/desk/undo-reply.ts';
import type { Notify } from '../../src/domain/notification.ts';
import { isPastUndo, UNDO_WINDOW } from '../../src/domain/undo-window.ts';
import { sendDigests } from '../../src/jobs/send-digests.ts';
import { insertDigestItems } from '../../src/store/digest-items.ts';
import { onBothDatabases } from '../support/databases.ts';
import { deskOn, mailboxOf } from '../support/filings.ts';
import { addressOf, type Character } from '../support/help-desk.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

const HELLO = { logEntryId: null, kind: 'entry' as const };

onBothDatabases('a digest', (open) => {
  const start = async () => {
    const site = await openTicketDesk(open);
    const { database, db, desk, idOf } = site;
    await mailboxOf(desk);
    const wants = (name: Character, notify: Notify) =>
      database
        .write('persons')
        .where({ id: idOf(name) })
        .update({ notify });
    await wants('Ben', 'digest');
    /** Ada's ticket with her words on it, which its team is told of. */
    const opened = async (team: string, service?: string) => {
      const ticket = await site.ticket({ team, ...(service ? { service } : {}) });
      const logEntryId = await site.say(ticket.id, 'Ada', 'No network');
      const on = { ticketId: ticket.id, actorId: idOf('Ada'), logEntryId };
      await transact(desk, async ({ news }) => {
        news.push({ what: 'opened', ...on, isAnswerable: false, values: {} });
      });
      return ticket;
    };
    const waiting = async () => (await db('digest_items')).length;
    /** What was mailed, without what the outbox keeps beside. */
    const mailed = async () => {
      const rows = await db('outbox_emails').orderBy('id').select('recipient', 'notification', 'payload');
      return rows.map(({ recipient, notification, payload }) => [recipient, notification, JSON.parse(payload).values]);
    };
    return { ...site, wants, opened, waiting, mailed };
  };

  test('holds what happened since the last, oldest first, and nothing waits any more', async () => {
    const { desk, db, idOf, clock, opened, waiting, mailed } = await start();
    const first = await opened('reseau');
    const at = clock.now;
    const second = await opened('reseau');
    await transact(desk, async ({ news }) => {
      news.push({ what: 'assigned', ticketId: first.id, actorId: idOf('Dora'), assigneeId: idOf('Ben') });
    });
    expect([await waiting(), await mailed()]).toEqual([3, []]);
    expect(await tellDigests(desk)).toBe(1);
    const items = [
      { reference: first.reference, title: 'Ticket 1', kind: 'new-ticket', at, author: 'Ada' },
      { reference: second.reference, title: 'Ticket 2', kind: 'new-ticket', at: clock.now, author: 'Ada' },
      { reference: first.reference, title: 'Ticket 1', kind: 'assigned', at: clock.now, author: null },
    ];
    expect([await waiting(), await mailed()]).toEqual([0, [[addressOf('Ben'), 'digest', { items, more: 0 }]]]);
    const [row] = await db('outbox_emails');
    expect(row).toMatchObject({ ticket_id: null, person_id: idOf('Ben'), state: 'queued' });
    expect([await tellDigests(desk), (await mailed()).length]).toEqual([0, 1]);
  });

  test('is sent once, though two processes send digests at the same moment', async () => {
    const { desk, database, opened, mailed, waiting } = await start();
    await opened('reseau');
    const other = deskOn(await open(database.url), desk.clock);
    const told = await Promise.all([tellDigests(desk), tellDigests(other)]);
    expect([told.sort(), (await mailed()).length, await waiting()]).toEqual([[0, 1], 1, 0]);
  });

  test('tells nothing of tickets that have become confidential', async () => {
    const { desk, database, services, opened, mailed, waiting } = await start();
    const [secret, plain] = [await opened('reseau'), await opened('reseau')];
    await database.write('tickets').where({ id: secret.id }).update({ service_id: services.paie });
    await tellDigests(desk);
    expect(await mailed()).toMatchObject([[addressOf('Ben'), 'digest', { items: [{ reference: plain.reference }] }]]);
    await opened('reseau');
    await database.write('tickets').update({ service_id: services.paie });
    expect([await tellDigests(desk), (await mailed()).length, await waiting()]).toEqual([0, 1, 0]);
  });

  test('is nobody’s who wants no mail, works here no more, or was disabled', async () => {
    const { desk, database, idOf, opened, mailed, waiting, wants } = await start();
    const ben = () => database.write('persons').where({ id: idOf('Ben') });
    const changes = [
      () => wants('Ben', 'none'),
      () => ben().update({ notify: 'digest', role: 'requester' }),
      () => ben().update({ role: 'agent', disabled_at: 1 }),
    ];
    for (const change of changes) {
      await ben().update({ notify: 'digest', role: 'agent', disabled_at: null });
      await opened('reseau');
      expect(await waiting()).toBe(1);
      await change();
      expect([await tellDigests(desk), await mailed(), await waiting()]).toEqual([0, [], 0]);
    }
  });

  test('lists 200, and counts the others', async () => {
    const { desk, clock, idOf, opened, mailed, waiting } = await start();
    const { id: ticketId } = await opened('reseau');
    const item = { personId: idOf('Ben'), ticketId, logEntryId: null, kind: 'entry' as const };
    await transact(desk, ({ tx }) => insertDigestItems(tx, Array(210).fill(item), clock.now));
    await sendDigests(desk).run();
    const [[, , values]] = (await mailed()) as [[string, string, { items: unknown[]; more: number }]];
    expect([values.items.length, values.more, await waiting()]).toEqual([200, 11, 0]);
  });

  test('comes in the morning and after lunch of working days', async () => {
    const { desk } = await start();
    expect(sendDigests(desk)).toMatchObject({ name: 'send-digests', when: '0 8,14 * * 1-5' });
  });

  test('comes at once for whoever wants each mail from now on, and is dropped for who wants none', async () => {
    const { desk, viewer, opened, mailed, waiting } = await start();
    const ben = await viewer('Ben');
    await opened('reseau');
    await chooseNotify(desk, ben, 'each');
    expect([(await mailed()).map(([, kind]) => kind), await waiting()]).toEqual([['digest'], 0]);
    await opened('reseau');
    expect((await mailed()).map(([, kind]) => kind)).toEqual(['digest', 'new-ticket']);
    await chooseNotify(desk, ben, 'digest');
    await opened('reseau');
    await chooseNotify(desk, ben, 'none');
    await opened('reseau');
    expect([(await mailed()).length, await waiting()]).toEqual([2, 0]);
  });

  test('tells of a reply once that cannot be taken back any more', async () => {
    const { desk, clock, viewer, ticket, mailed, waiting, wants } = await start();
    const { id: ticketId, reference } = await ticket({ team: 'reseau', assignee: 'Ben' });
    const by = { viewer: await viewer('Cleo'), reference, once: null };
    const reply = () => addReply(desk, { ...by, text: 'Try again', send: 'resolve' });
    const saidAt = clock.now;
    const { logEntryId } = await reply();
    clock.now += UNDO_WINDOW + 1000;
    await transact(desk, ({ tx }) => insertDigestItems(tx, [{ ...HELLO, personId: by.viewer.personId, ticketId }], 1));
    await wants('Cleo', 'digest');
    // At the last instant it is still its author's to take back.
    expect(isPastUndo(saidAt, clock.now)).toBe(false);
    expect([await tellDigests(desk), (await mailed()).map(([to]) => to)]).toEqual([
      1,
      [addressOf('Ada'), addressOf('Cleo')],
    ]);
    await undoReply(desk, { ...by, logEntryId });
    expect(await waiting()).toBe(0);
    await reply();
    await chooseNotify(desk, await viewer('Ben'), 'each');
    expect(await waiting()).toBe(1);
    clock.now += 60_000;
    expect([await tellDigests(desk), await waiting()]).toEqual([1, 0]);
  });

  test('is chosen by staff alone, and the choice is audited', async () => {
    const { desk, db, viewer, idOf } = await start();
    await chooseNotify(desk, await viewer('Ben'), 'digest');
    await chooseNotify(desk, await viewer('Cleo'), 'none');
    await expect(chooseNotify(desk, await viewer('Ada'), 'digest')).rejects.toMatchObject({ code: 'not-allowed' });
    const events = await db('audit_events').where({ action: 'person.notify-changed' });
    expect(events).toMatchObject([{ actor_id: idOf('Cleo'), subject_id: String(idOf('Cleo')), ticket_id: null }]);
    expect([events[0].before, events[0].after].map((text) => JSON.parse(text))).toEqual([
      { notify: 'each' },
      { notify: 'none' },
    ]);
  });
});
