/** What became of our mail, noted and mended: bounces, and sending a mail again. */
import { expect, test } from '@jest/globals';
import { transact } from '../../src/desk/desk.ts';
import { noteBounce } from '../../src/desk/note-bounce.ts';
import { resendOnTicket, resendOutboxEmail } from '../../src/desk/resend.ts';
import type { BouncedRecipient } from '../../src/domain/mail-kind.ts';
import type { OutboxState } from '../../src/store/outbox.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';
import type { Character } from '../support/help-desk.ts';
import { type MailOut, mailOut } from '../support/outbox-rows.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

const UNKNOWN: BouncedRecipient = {
  ...{ address: 'ada@univ.example', status: '5.1.1', action: 'failed', reason: 'userunknown' },
};

const refusal = (code: string) => expect.objectContaining({ name: 'DeskRefusal', code });

onBothDatabases('a mail of ours', (open) => {
  const start = async () => {
    const desk = await openTicketDesk(open);
    const db = desk.database.write;
    const { id: ticketId, reference } = await desk.ticket({ service: 'wifi' });
    const mail = (given: MailOut = {}) => mailOut(db, { ticketId, ...given });
    const row = (id: number) => db('outbox_emails').where({ id }).first();
    const bounce = (id: number, recipients: readonly BouncedRecipient[] = [UNKNOWN]) =>
      transact(desk.desk, (work) => noteBounce(work, id, recipients));
    const resend = async (name: Character, outboxEmailId: number, once: string | null = null, of = reference) =>
      resendOnTicket(desk.desk, { viewer: await desk.viewer(name), reference: of, once, outboxEmailId });
    return { ...desk, reference, ticketId, mail, row, bounce, resend };
  };

  test('that came back says so, and so does its ticket, once', async () => {
    const { mail, row, bounce, events, reference, clock } = await start();
    const id = await mail();
    await bounce(id);
    const bounced = { state: 'bounced', server_answer: '5.1.1 userunknown', settled_at: clock.now };
    expect(await row(id)).toMatchObject(bounced);
    clock.now += 1000;
    expect(await bounce(id, [{ ...UNKNOWN, status: '5.2.2' }])).toBe(false);
    expect(await row(id)).toMatchObject(bounced);
    const after = { recipient: 'ada@univ.example', answer: '5.1.1 userunknown' };
    expect(await events(reference)).toEqual([{ action: 'ticket.mail-bounced', actor: null, before: null, after }]);
  });

  test.each<[OutboxState, boolean]>([
    ['queued', true],
    ['sending', true],
    ['sent', true],
    ['failed', false],
    ['cancelled', false],
  ])('that is %s may bounce: %p', async (state, mayBounce) => {
    const { mail, row, bounce } = await start();
    const id = await mail({ state });
    await bounce(id, [{ address: 'ada@univ.example', status: null, action: null, reason: null }]);
    expect(await row(id)).toMatchObject(mayBounce ? { state: 'bounced', server_answer: '' } : { state });
  });

  test('that was being tried again is no longer its sender’s', async () => {
    const { mail, row, bounce, database } = await start();
    const id = await mail({ state: 'sending' });
    await database
      .write('outbox_emails')
      .where({ id })
      .update({ leased_by: 'somebody', leased_until: NOON * 2 });
    await bounce(id);
    expect(await row(id)).toMatchObject({ leased_by: null, leased_until: null });
  });

  test('about no ticket, and one that there is not, trouble no ticket', async () => {
    const { mail, row, bounce, database } = await start();
    const id = await mail({ ticketId: null, kind: 'alarm' });
    await bounce(id);
    await bounce(999_999);
    expect(await row(id)).toMatchObject({ state: 'bounced' });
    const events = await database.read('audit_events').where({ subject_type: 'outbox-email' });
    expect(events).toMatchObject([{ action: 'outbox-email.bounced', ticket_id: null, subject_id: String(id) }]);
  });

  test.each<OutboxState>(['failed', 'bounced'])('that %s is sent again as it was, as if it were new', async (state) => {
    const { mail, row, resend, events, reference, clock } = await start();
    const id = await mail({ state, answer: '550 no', attempts: 7 });
    const before = await row(id);
    clock.now += 5000;
    expect(await resend('Ben', id)).toEqual({ reference, logEntryId: null });
    expect(await row(id)).toMatchObject({
      ...{ state: 'queued', attempts: 0, not_before_at: clock.now, settled_at: null },
      ...{ message_id: before.message_id, recipient: before.recipient, payload: before.payload },
    });
    expect(await events(reference)).toEqual([
      {
        ...{ action: 'ticket.mail-resent', actor: 'Ben' },
        ...{ before: { state, answer: '550 no' }, after: { recipient: 'ada@univ.example' } },
      },
    ]);
  });

  test.each<OutboxState>(['queued', 'sending', 'sent', 'cancelled'])('that is %s is not sent again', async (state) => {
    const { mail, row, resend, events, reference } = await start();
    const id = await mail({ state });
    await resend('Ben', id);
    expect(await row(id)).toMatchObject({ state, attempts: 1 });
    expect(await events(reference)).toEqual([]);
  });

  test('is sent again once, however often the button is pressed, and by whomever', async () => {
    const { mail, row, resend, events, reference, database } = await start();
    const id = await mail({ state: 'failed' });
    await resend('Ben', id, 'a key');
    await resend('Dora', id, 'another key');
    await database.write('outbox_emails').where({ id }).update({ state: 'failed' });
    await resend('Ben', id, 'a key');
    expect(await row(id)).toMatchObject({ state: 'failed' });
    expect(await events(reference)).toHaveLength(1);
  });

  test('is sent again by whoever sees its ticket as staff, from there', async () => {
    const desk = await start();
    const { mail, row, resend, reference, viewer } = desk;
    const secret = await desk.ticket({ service: 'paie', requester: 'Ben' });
    const theirs = await mail({ ticketId: secret.id, state: 'failed' });
    for (const from of [secret.reference, reference])
      await expect(resend('Ben', theirs, null, from)).rejects.toEqual(refusal('no-such-ticket'));
    await expect(resend('Ada', await mail({ state: 'failed' }))).rejects.toEqual(refusal('not-allowed'));
    // Of another ticket that they see, too.
    await expect(resend('Cleo', theirs)).rejects.toEqual(refusal('no-such-ticket'));
    for (const id of [theirs, 2 ** 31, 999_999])
      await expect(resendOutboxEmail(desk.desk, await viewer('Ben'), id, null)).rejects.toEqual(
        refusal('no-such-ticket'),
      );
    expect(await row(theirs)).toMatchObject({ state: 'failed' });
    await resendOutboxEmail(desk.desk, await viewer('Cleo'), theirs, null);
    expect(await row(theirs)).toMatchObject({ state: 'queued' });
  });

  test('about no ticket is sent again by an administrator alone', async () => {
    const { desk, mail, row, viewer, database } = await start();
    const id = await mail({ ticketId: null, kind: 'digest', state: 'failed' });
    for (const [name, code] of [
      ['Ben', 'no-such-ticket'],
      ['Ada', 'not-allowed'],
    ] as const)
      await expect(resendOutboxEmail(desk, await viewer(name), id, null)).rejects.toEqual(refusal(code));
    await resendOutboxEmail(desk, await viewer('Dora'), id, null);
    expect(await row(id)).toMatchObject({ state: 'queued' });
    expect(await database.read('audit_events').where({ action: 'outbox-email.resent' })).toHaveLength(1);
  });
});
