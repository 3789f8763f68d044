import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { replyAddress, replyMessageId } from '../../src/domain/reply-address.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { ADDRESS, type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { letter } from '../support/letters.ts';

const ADA = 'Ada <ada@univ.example>';
const PAUL = 'Paul <paul@univ.example>';
const STRANGER = 'Stranger <stranger@elsewhere.example>';

onBothDatabases('an answer finds its ticket', (open) => {
  let dovecot: Dovecot;
  let home: Installation;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(20);
  });
  afterAll(() => dovecot.stop());

  /** Each story begins with Ada's ticket R-000001, to which Paul is invited. */
  beforeEach(async () => {
    user = `user${users++}`;
    const { url } = await open();
    home = await install({ databaseUrl: url, mailboxes: [inbox(dovecot, user, '&authserv=mx.univ.example')] });
    await receive(letter({ from: ADA, cc: [PAUL], id: 'first@univ.example', subject: 'Plus de réseau' }));
  });
  afterEach(() => home.close());

  async function receive(...letters: string[]) {
    await dovecot.deliverMany(user, letters);
    const [report] = await home.poll();
    return report;
  }

  /** A token as our mail to this person would carry it. */
  async function tokenFor(address: string) {
    const { desk, keys } = home.gateway.intake;
    const row = await desk.database.read('person_addresses').where({ address_key: address }).first();
    return { keys, reply: { ticketId: 1, personId: Number(row.person_id) } };
  }

  test('1. by a signed plus-address, in whatever case it comes back', async () => {
    const { keys, reply } = await tokenFor('ada@univ.example');
    const to = replyAddress(keys, reply, { address: ADDRESS, plus: '+' })?.toUpperCase() ?? '';
    await receive(letter({ from: ADA, to, subject: 'tout autre chose' }));
    expect((await home.tickets()).map(({ log }) => log.length)).toEqual([2]);
  });

  test('2. by a Message-ID of ours', async () => {
    const { keys, reply } = await tokenFor('paul@univ.example');
    const inReplyTo = replyMessageId(keys, reply, 'x1', 'univ.example');
    await receive(letter({ from: PAUL, subject: 'Re: bonjour', inReplyTo }));
    expect(await home.tickets()).toMatchObject([
      { log: [{ author: 'ada@univ.example' }, { author: 'paul@univ.example' }] },
    ]);
  });

  test('3. by the Message-ID of a mail that we have seen', async () => {
    await receive(letter({ from: PAUL, subject: 'Re: Plus de réseau', inReplyTo: 'first@univ.example' }));
    expect((await home.tickets()).map(({ log }) => log.length)).toEqual([2]);
  });

  test('4. by the reference in the subject', async () => {
    await receive(letter({ from: ADA, subject: 'RE: [R-000001] Plus de réseau' }));
    expect((await home.tickets()).map(({ log }) => log.length)).toEqual([2]);
  });

  test('5. a stranger who knows the reference, or a Message-ID, opens a ticket of his own and learns nothing', async () => {
    const report = await receive(
      letter({ from: STRANGER, subject: '[R-000001] Plus de réseau' }),
      letter({ from: STRANGER, subject: 'Re: Plus de réseau', inReplyTo: 'first@univ.example' }),
    );
    expect(report).toMatchObject({ opened: 2, appended: 0 });
    const [first, ...others] = await home.tickets();
    expect(first).toMatchObject({ contacts: ['paul@univ.example'], log: [{ author: 'ada@univ.example' }] });
    for (const other of others) {
      expect(other).toMatchObject({ requester: 'stranger@elsewhere.example', contacts: [] });
      expect(other.log).toHaveLength(1);
    }
    const rows = await home.gateway.intake.desk.database.read('tickets').orderBy('id').pluck('mentions_ticket_id');
    expect(rows).toEqual([null, 1, 1]);
  });

  test('6. a tampered token counts for nothing, and the next way decides', async () => {
    const { keys, reply } = await tokenFor('ada@univ.example');
    const good = replyAddress(keys, reply, { address: ADDRESS, plus: '+' }) ?? '';
    const at = good.indexOf('@') - 3;
    const forged = good.slice(0, at) + (good[at] === 'a' ? 'b' : 'a') + good.slice(at + 1);
    await receive(
      letter({ from: STRANGER, to: forged, subject: 'laissez-moi entrer' }),
      letter({ from: ADA, to: forged, subject: 'Re: Plus de réseau', inReplyTo: 'first@univ.example' }),
    );
    expect((await home.tickets()).map(({ log }) => log.length)).toEqual([2, 1]);
  });

  test('7. whoever else answers on a token speaks for himself, and only staff read it', async () => {
    const { keys, reply } = await tokenFor('ada@univ.example');
    const to = replyAddress(keys, reply, { address: ADDRESS, plus: '+' }) ?? '';
    await receive(letter({ from: STRANGER, to, cc: ['friend@elsewhere.example'] }));
    expect(await home.tickets()).toMatchObject([
      {
        requester: 'ada@univ.example',
        contacts: ['paul@univ.example'],
        log: [{ visibility: 'public' }, { author: 'stranger@elsewhere.example', visibility: 'private' }],
      },
    ]);
  });

  test('8. an out-of-office on a token is filed for staff and changes nothing', async () => {
    const { keys, reply } = await tokenFor('ada@univ.example');
    const to = replyAddress(keys, reply, { address: ADDRESS, plus: '+' }) ?? '';
    const headers = 'Auto-Submitted: auto-replied\n';
    const report = await receive(letter({ from: ADA, to, subject: 'Réponse automatique : absente', headers }));
    expect(report).toMatchObject({ appended: 1 });
    expect(await home.tickets()).toMatchObject([{ status: 'new', log: [{}, { visibility: 'private' }] }]);
  });

  test('9. an agent answers with the powers of staff only when the mail is proven to be his', async () => {
    const ben = await home.person('Ben', 'agent');
    const proven = 'Authentication-Results: mx.univ.example; dmarc=pass header.from=univ.example\n';
    await receive(letter({ from: ben, subject: '[R-000001] je regarde' }));
    await receive(letter({ from: ben, subject: '[R-000001] je regarde encore', headers: proven }));
    expect(await home.tickets()).toMatchObject([
      { status: 'open', log: [{}, { visibility: 'private' }, { author: ben, visibility: 'public' }] },
    ]);
  });

  test('10. a mail whose DMARC fails is held, even with a token', async () => {
    const { keys, reply } = await tokenFor('ada@univ.example');
    const to = replyAddress(keys, reply, { address: ADDRESS, plus: '+' }) ?? '';
    const headers = 'Authentication-Results: mx.univ.example; dmarc=fail header.from=univ.example\n';
    expect(await receive(letter({ from: ADA, to, headers }))).toMatchObject({ held: 1 });
    expect((await home.tickets()).map(({ log }) => log.length)).toEqual([1]);
  });

  test('11. a participant’s answer invites whom it names; a removed contact stays away', async () => {
    await home.gateway.intake.desk.database.write('ticket_contacts').update({ removed_at: 1 });
    await receive(letter({ from: ADA, cc: [PAUL, 'sofia@univ.example'], inReplyTo: 'first@univ.example' }));
    expect(await home.tickets()).toMatchObject([{ contacts: ['sofia@univ.example'], log: [{}, {}] }]);
  });
});
