/** Leaving and muting: what ends at once, and that nobody is brought back by an old Cc. */
import { expect, test } from '@jest/globals';
import { transact } from '../../src/desk/desk.ts';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { leaveTicket } from '../../src/desk/leave-ticket.ts';
import { muteTicket } from '../../src/desk/mute-ticket.ts';
import { wordsIn } from '../../src/ground/words.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import { readTicketFacts } from '../../src/store/ticket-facts.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { onBothDatabases } from '../support/databases.ts';
import { appending, arrive, filing, mailboxOf, person } from '../support/filings.ts';
import { addressOf, type Character } from '../support/help-desk.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

onBothDatabases('somebody who was invited', (open) => {
  const start = async () => {
    const desk = await openTicketDesk(open);
    const mailbox = await mailboxOf(desk.desk);
    const { id, reference } = await desk.ticket({ team: 'reseau' });
    await desk.invite(id, 'Stranger');
    const stranger = { ticketId: id, personId: desk.idOf('Stranger') };
    /** Ben says something to all; who is mailed. */
    const hear = async (notBeforeAt?: number) => {
      const { id: last } = (await desk.db('outbox_emails').max({ id: 'id' }).first()) ?? {};
      const logEntryId = await desk.say(id, 'Ben', 'An answer');
      const said = { visibility: 'public' as const, isByStaff: true, ...(notBeforeAt ? { notBeforeAt } : {}) };
      await transact(desk.desk, async ({ news }) => {
        news.push({ what: 'said', ticketId: id, actorId: desk.idOf('Ben'), logEntryId, ...said });
      });
      const rows = await desk
        .db('outbox_emails')
        .where('id', '>', last ?? 0)
        .orderBy('recipient');
      return rows.map(({ recipient }) => recipient);
    };
    const sees = async (name: Character) => (await readTicket(desk.db, await desk.viewer(name), reference)) !== null;
    return { ...desk, mailbox, id, reference, stranger, hear, sees };
  };

  test('leaves: page, mail and rights end at once, and staff are told on the page', async () => {
    const { desk, db, stranger, hear, sees, events, reference, id, viewer } = await start();
    expect([await sees('Stranger'), await hear()]).toEqual([true, [addressOf('Ada'), addressOf('Stranger')]]);
    expect(await leaveTicket(desk, stranger)).toBe(true);
    expect([await sees('Stranger'), await hear()]).toEqual([false, [addressOf('Ada')]]);
    expect(await leaveTicket(desk, stranger)).toBe(false);
    expect(await events(reference)).toEqual([
      { action: 'ticket.contact-left', actor: 'Stranger', before: null, after: { personIds: [stranger.personId] } },
    ]);
    const told = await readTicketEvents(db, await viewer('Ben'), id);
    expect(told.map(({ code, values }) => wordsIn('fr')(`event.${code}`, values))).toEqual([
      'Stranger a quitté la demande',
    ]);
  });

  test('gets nothing of what was still to go, and the others do', async () => {
    const { desk, db, clock, stranger, hear } = await start();
    await hear(clock.now + 3_600_000);
    await transact(desk, async ({ news }) => {
      const to = { personId: stranger.personId };
      const answer = { mailboxId: null, inReplyTo: null, values: {} };
      news.push({ what: 'direct', kind: 'command-answer', to, ticketId: stranger.ticketId, ...answer });
    });
    await leaveTicket(desk, stranger);
    const rows = await db('outbox_emails').orderBy('id').select('recipient', 'notification', 'state');
    expect(rows.map(({ recipient, notification, state }) => `${recipient} ${notification} ${state}`).sort()).toEqual([
      'ada@univ.example entry queued',
      'stranger@univ.example command-answer queued',
      'stranger@univ.example entry cancelled',
    ]);
  });

  test('is not brought back by an old Cc', async () => {
    const { desk, db, clock, mailbox, id, stranger, hear, sees } = await start();
    await leaveTicket(desk, stranger);
    const facts = await readTicketFacts(db, [id], { isLocking: false, now: clock.now });
    expect(facts[id]).toMatchObject({ contactIds: [], formerContactIds: [stranger.personId] });
    const [mail = 0] = await arrive(desk, mailbox.id, [1]);
    const people = { contacts: [person(addressOf('Stranger'), stranger.personId)], followers: [], proposed: [] };
    await fileReceivedEmails(desk, [filing(mail, appending(id, { people }))]);
    expect([await sees('Stranger'), await hear()]).toEqual([false, [addressOf('Ada')]]);
  });

  test('mutes it: no mail, but still there, until they take it back', async () => {
    const { desk, stranger, hear, sees, events, reference } = await start();
    expect([await muteTicket(desk, stranger, true), await muteTicket(desk, stranger, true)]).toEqual([true, false]);
    expect([await sees('Stranger'), await hear()]).toEqual([true, [addressOf('Ada')]]);
    expect([await muteTicket(desk, stranger, false), await muteTicket(desk, stranger, false)]).toEqual([true, false]);
    expect(await hear()).toEqual([addressOf('Ada'), addressOf('Stranger')]);
    expect((await events(reference)).map(({ action }) => action)).toEqual([
      'ticket.contact-muted',
      'ticket.contact-unmuted',
    ]);
  });

  test('is not who asked, nor anybody else', async () => {
    const { desk, db, id, idOf, hear, events, reference } = await start();
    for (const name of ['Ada', 'Ben', 'Cleo'] as const) {
      const member = { ticketId: id, personId: idOf(name) };
      expect([await leaveTicket(desk, member), await muteTicket(desk, member, true)]).toEqual([false, false]);
    }
    expect(await leaveTicket(desk, { ticketId: 999, personId: idOf('Ada') })).toBe(false);
    expect([await hear(), await events(reference)]).toEqual([[addressOf('Ada'), addressOf('Stranger')], []]);
    expect(await db('ticket_contacts').whereNotNull('removed_at')).toEqual([]);
  });
});
