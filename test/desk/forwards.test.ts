/** A forward as it is carried out: the ticket, its two entries, who is told, and how it is taken back. */
import { expect, test } from '@jest/globals';
import { changeRequester } from '../../src/desk/change-requester.ts';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import type { Plan } from '../../src/domain/decision.ts';
import { readMailFacts } from '../../src/store/mail-facts.ts';
import { readReceipt } from '../../src/store/receipt.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import { readTicketLog } from '../../src/store/ticket-log.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { readParticipants } from '../../src/store/ticket-participants.ts';
import { type Open, onBothDatabases } from '../support/databases.ts';
import { arrive, decisionOf, file, filing, mailboxOf, opening, person } from '../support/filings.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

const WORDS = 'Elle ne répond plus.';
const segment = (text: string) => [{ kind: 'new' as const, from: 0, to: text.length }];
const OWN = '#assign cleo\nQui peut la rappeler ?';

/** Ben has passed on a mail of Ada's, or of somebody nobody knows. */
async function openForwarded(
  open: Open,
  own: string | null = OWN,
  commands: Extract<Plan, { act: 'open' }>['commands'] = null,
  from = 'ada',
) {
  const site = await openTicketDesk(open);
  const mailbox = await mailboxOf(site.desk);
  const [id = 0] = await arrive(site.desk, mailbox.id, [1]);
  const requester =
    from === 'ada' ? person('ada@univ.example', site.idOf('Ada'), 'Ada') : person('eve@clients.example', null, 'Eve');
  const forward = {
    text: WORDS,
    segments: segment(WORDS),
    html: null,
    sentAt: 1_000_000,
    own: own === null ? null : { text: own, segments: segment(own) },
  };
  const plan = opening({ requester, author: person('ben@univ.example', site.idOf('Ben'), 'Ben'), forward, commands });
  const [result] = await fileReceivedEmails(site.desk, [
    filing(id, plan, {
      decide: () => decisionOf(plan),
      content: {
        text: `${own ?? ''}\n\nDe : Ada`,
        segments: segment(own ?? ''),
        html: `<p>${own}</p>`,
        attachments: [file('a.pdf')],
      },
    }),
  ]);
  if (!result || 'error' in result) throw result?.error ?? new Error('It was not filed.');
  const reference = result.ticketReference ?? '';
  const { id: ticketId } = await site.row(reference);
  const outbox = () => site.db('outbox_emails').orderBy('id').select('recipient', 'notification', 'state');
  return { ...site, mailId: id, reference, ticketId, outbox };
}

onBothDatabases('a forwarded mail', (open) => {
  test('is its sender’s words for all, and the agent’s own for colleagues', async () => {
    const site = await openForwarded(open);
    const log = await readTicketLog(site.db, await site.viewer('Cleo'), site.ticketId);
    expect(log.entries).toMatchObject([
      {
        ...{ author: { name: 'Ada' }, authorAddress: 'ada@univ.example', forwardedBy: 'Ben', text: WORDS },
        ...{ visibility: 'public', sentAt: 1_000_000, trust: 'verified', receivedEmailId: site.mailId, html: null },
        attachments: [{ filename: 'a.pdf' }],
      },
      {
        author: { name: 'Ben' },
        forwardedBy: null,
        text: OWN,
        visibility: 'private',
        receivedEmailId: null,
        html: null,
      },
    ]);
    const hers = await readTicketLog(site.db, await site.viewer('Ada'), site.ticketId);
    expect(hers.entries.map(({ text }) => text)).toEqual([WORDS]);
  });

  test('is acknowledged to its sender, and told to the team but not to whoever passed it on', async () => {
    const site = await openForwarded(open);
    const sent = (await site.outbox()).map(({ recipient, notification }) => `${notification} ${recipient}`);
    expect(sent).toContain('acknowledgement ada@univ.example');
    expect(sent.filter((one) => one.includes('ben@'))).toEqual([]);
  });

  test('makes a person of who is unknown, with a right to that ticket alone', async () => {
    const site = await openForwarded(open, null, null, 'eve');
    const eve = await site.db('persons').where({ name: 'Eve' }).first();
    expect(eve).toMatchObject({ role: 'requester', origin: 'mail' });
    expect((await site.row(site.reference)).requester_id).toBe(eve.id);
  });

  test('answers to the agent’s own mail, which quote them, stay among colleagues', async () => {
    const site = await openForwarded(open);
    const asked = { ...filing(0, { act: 'none' }).questions, references: [`mail-${site.mailId}@univ.example`] };
    const facts = await readMailFacts(site.db, asked, site.clock.now);
    expect(Object.values(facts.ticketOfMessageId)).toEqual([site.ticketId]);
    expect(facts.internalMessageIds).toEqual(asked.references);
  });

  test('without a note, its Message-ID is that of what all may read', async () => {
    const site = await openForwarded(open, null);
    const asked = { ...filing(0, { act: 'none' }).questions, references: [`mail-${site.mailId}@univ.example`] };
    const facts = await readMailFacts(site.db, asked, site.clock.now);
    expect([Object.values(facts.ticketOfMessageId), facts.internalMessageIds]).toEqual([[site.ticketId], []]);
  });

  test('commands are the agent’s, and are seen in the note', async () => {
    const commands = { as: 'staff' as const, list: [{ name: 'assign', argument: 'cleo@univ.example' }], endsAt: 13 };
    const site = await openForwarded(open, OWN, commands);
    expect((await site.row(site.reference)).assignee_id).toBe(site.idOf('Cleo'));
    const log = await readTicketLog(site.db, await site.viewer('Ben'), site.ticketId);
    expect(log.entries[1]?.segments.map(({ kind }) => kind)).toEqual(['command', 'new']);
  });

  test('its receipt tells its sender nothing that the agent wrote', async () => {
    const site = await openForwarded(open);
    const receipt = await readReceipt(site.db, site.mailId, site.idOf('Ada'));
    expect(receipt).toMatchObject({ subject: 'No network', ticket: { reference: site.reference } });
    await site.database.write('received_emails').where({ id: site.mailId }).update({ subject: 'TR: encore elle' });
    expect((await readReceipt(site.db, site.mailId, site.idOf('Ada')))?.subject).toBe('No network');
  });
});

onBothDatabases('the requester of a ticket', (open) => {
  const choicesOf = async (site: Awaited<ReturnType<typeof openForwarded>>) =>
    (await readParticipants(site.db, site.ticketId, true)).requesterChoices.map(({ name }) => name);

  test('can be who passed the mail on, and its first sender again', async () => {
    const site = await openForwarded(open);
    const act = { viewer: await site.viewer('Cleo'), reference: site.reference, once: null };
    expect(await readParticipants(site.db, site.ticketId, true)).toMatchObject({
      isForwarded: true,
      requesterChoices: [{ name: 'Ben' }],
    });
    await changeRequester(site.desk, { ...act, requester: site.idOf('Ben'), keepsFormer: false });
    expect((await site.row(site.reference)).requester_id).toBe(site.idOf('Ben'));
    expect(await readTicket(site.db, await site.viewer('Ada'), site.reference)).toBeNull();
    expect((await site.outbox()).filter(({ recipient }) => recipient === 'ada@univ.example')).toMatchObject([
      { state: 'cancelled' },
    ]);
    expect(await choicesOf(site)).toEqual(['Ada']);
    await changeRequester(site.desk, { ...act, requester: site.idOf('Ada'), keepsFormer: true });
    const ticket = await readTicket(site.db, await site.viewer('Ada'), site.reference);
    expect([ticket?.requester.name, ticket?.contacts.map(({ name }) => name)]).toEqual(['Ada', ['Ben']]);
    const events = await readTicketEvents(site.db, act.viewer, site.ticketId);
    expect(events.map(({ code, values }) => [code, values.context ?? ''])).toEqual([
      ['ticket.opened', 'forwarded'],
      ['ticket.requester-changed', ''],
      ['ticket.requester-changed', 'kept'],
    ]);
    expect(events[1]?.values).toMatchObject({ actor: 'Cleo', before: 'Ada', after: 'Ben' });
  });

  test('can be a contact, who is one no more then; the same again changes nothing', async () => {
    const site = await openTicketDesk(open);
    const { id, reference } = await site.ticket();
    await site.invite(id, 'Stranger');
    const act = {
      viewer: await site.viewer('Ben'),
      reference,
      once: null,
      requester: site.idOf('Stranger'),
      keepsFormer: true,
    };
    await changeRequester(site.desk, act);
    await changeRequester(site.desk, act);
    const ticket = await readTicket(site.db, act.viewer, reference);
    expect([ticket?.requester.name, ticket?.contacts.map(({ name }) => name)]).toEqual(['Stranger', ['Ada']]);
    expect(await site.events(reference)).toHaveLength(1);
  });

  test('can be nobody else, and is for staff who see the ticket to change', async () => {
    const site = await openTicketDesk(open);
    const { id, reference } = await site.ticket({ service: 'paie' });
    await site.invite(id, 'Stranger');
    await site.remove(id, 'Stranger');
    await site.say(id, 'Dora', 'Between us', { visibility: 'private' });
    const act = { reference, once: null, keepsFormer: true };
    const cleo = { ...act, viewer: await site.viewer('Cleo') };
    for (const name of ['Stranger', 'Dora', 'Cleo'] as const) {
      const change = changeRequester(site.desk, { ...cleo, requester: site.idOf(name) });
      await expect(change).rejects.toMatchObject({ code: 'bad-choice', choice: 'requester' });
    }
    for (const [name, code] of [
      ['Ben', 'no-such-ticket'],
      ['Ada', 'not-allowed'],
    ] as const) {
      const change = changeRequester(site.desk, {
        ...act,
        viewer: await site.viewer(name),
        requester: site.idOf('Ada'),
      });
      await expect(change).rejects.toMatchObject({ code });
    }
    expect(await site.events(reference)).toEqual([]);
  });
});
