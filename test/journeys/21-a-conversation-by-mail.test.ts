/** Ten mails between a requester, two contacts and two agents, with all that happens on the way: one ticket, and everybody in their place. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { ADDRESS, type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { startTown, TOWN_SERVER, type Town } from '../support/mail-town.ts';

onBothDatabases('a conversation by mail', (open) => {
  let dovecot: Dovecot;
  let town: Town;
  let home: Installation;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(2);
    town = await startTown(dovecot);
  });
  afterAll(async () => {
    await town.close();
    await dovecot.stop();
  });
  beforeEach(async () => {
    const { url } = await open();
    const user = `user${users++}`;
    town.deskAt(ADDRESS, user);
    const env = { MAIL_OUT_URL: town.smtpUrl(ADDRESS), BASE_URL: 'https://assistance.univ.example' };
    home = await install({
      databaseUrl: url,
      mailboxes: [inbox(dovecot, user, `&authserv=${TOWN_SERVER}`)],
      env: { ...env, ORGANISATION_DOMAINS: 'univ.example' },
    });
  });
  afterEach(() => home.close());

  test('of ten mails is one ticket with the right authors, audiences and states', async () => {
    const ada = town.person('Ada');
    const carl = town.person('Carl');
    const dan = town.person('Dan', 'dan@elsewhere.example');
    const eve = town.person('Eve', 'eve@elsewhere.example');
    const [ben, max] = [town.person('Ben'), town.person('Max')];
    await home.person('Ada');
    await home.person('Ben', 'agent', ['reseau']);
    await home.person('Max', 'agent', ['reseau']);
    const settle = () => town.settle(home);
    const ticket = async () => {
      const tickets = await home.tickets();
      expect(tickets).toHaveLength(1);
      return tickets[0] as NonNullable<(typeof tickets)[0]>;
    };
    const said = async () =>
      (await ticket()).log.map(({ author, visibility, text }) => `${author} ${visibility}: ${text.split('\n')[0]}`);
    const counts = () => [ada, carl, dan, ben, max].map(({ inbox: { length } }) => length);

    // 1. Ada asks, with two others in copy; each person hears of it once.
    const cc = [carl.address, dan.address];
    await ada.write({
      to: ADDRESS,
      cc,
      subject: '[wifi] Plus de réseau en B 108',
      text: 'Bonjour,\nplus rien depuis ce matin.',
    });
    await settle();
    expect(await ticket()).toMatchObject({ status: 'new', service: 'wifi', contacts: cc });
    // Carl and Dan got Ada's own mail, too: they were in copy.
    expect(counts()).toEqual([1, 2, 2, 1, 1]);
    const subject = '[R-000001] Plus de réseau en B 108';
    for (const person of [ada, carl, dan, ben, max]) expect(person.last().subject).toBe(subject);

    // 2. Ben answers the mail that told him; those who take part hear it, and he does not.
    await ben.reply(ben.last(), 'Dans quel bâtiment exactement ?');
    await settle();
    expect(await ticket()).toMatchObject({ status: 'open' });
    expect(counts()).toEqual([2, 3, 3, 1, 1]);
    expect(ada.last().text).toContain('Dans quel bâtiment exactement ?');

    // 3. Dan, from outside, answers to his own mail.
    await dan.reply(dan.last(), 'Le bâtiment B, premier étage.');
    await settle();
    expect(counts()).toEqual([3, 4, 3, 2, 2]);

    // 4. Ada answers all, and Carl is in nobody's To or Cc any more: he stays on the ticket.
    await ada.replyAll(ada.last(), 'Merci Dan, c’est bien là.', { cc: [] });
    await settle();
    expect((await ticket()).contacts).toEqual(cc);
    expect(counts()).toEqual([3, 5, 4, 3, 3]);

    // 5. Ada hands a mail of ours on to Eve, who answers it: she is heard by staff alone.
    await ada.forward(ada.last(), eve.address, 'Tu en penses quoi ?');
    await settle();
    const token = ada.last().replyTo[0]?.address ?? '';
    await eve.write({ to: token, subject: `Re: ${subject}`, text: 'Je confirme tout, donnez-moi accès.' });
    await settle();
    expect((await said()).at(-1)).toBe('eve@elsewhere.example private: Je confirme tout, donnez-moi accès.');
    expect((await ticket()).contacts).toEqual(cc);
    expect(counts()).toEqual([3, 5, 4, 4, 4]);

    // 6. Carl goes away, and his program says so to what Ben writes; nobody is bothered with it.
    carl.goesAway();
    await ben.reply(ben.last('bâtiment'), 'Un technicien passe à 14 h.');
    await settle();
    expect((await said()).filter((one) => one.startsWith('carl@'))).toEqual([
      'carl@univ.example private: Je suis absent jusqu’au 4 janvier.',
    ]);
    expect(await ticket()).toMatchObject({ status: 'open' });
    expect(counts()).toEqual([4, 6, 5, 4, 4]);

    // 7. Dan's mailbox is closed: what Max writes to him comes back, and the outbox says so.
    town.leaves(dan.address);
    await max.reply(max.last('bâtiment'), 'La borne est remplacée, merci de vérifier.');
    await settle();
    const { desk } = home.gateway.intake;
    const bounced = await desk.database.read('outbox_emails').where({ state: 'bounced' });
    expect(bounced).toMatchObject([{ recipient: dan.address, server_answer: expect.stringContaining('5.1.1') }]);
    expect(counts()).toEqual([5, 7, 5, 4, 4]);

    // 8. Ben takes it and keeps a note; 9. Max answers the mail about the note: that stays among staff.
    await ben.reply(ben.last('bâtiment'), '#assign me\n#note\nPrévoir une borne de plus.');
    await settle();
    expect((await said()).at(-1)).toMatch(/^ben@univ\.example private: /);
    await ben.reply(ben.last('bâtiment'), '#note\n@max tu peux commander ?');
    await settle();
    await max.reply(max.last('commander'), 'Commandée.');
    await settle();
    expect((await said()).at(-1)).toBe('max@univ.example private: Commandée.');
    const heard = [ada, carl].map((one) => one.inbox.filter(({ text }) => /borne de plus|[Cc]ommand/.test(text)));
    expect(heard).toEqual([[], []]);

    // 10. Ben ends it; Ada says thanks, and it stays ended.
    await ben.reply(ben.last('bâtiment'), '#resolve\nTout fonctionne à nouveau.');
    await settle();
    expect(await ticket()).toMatchObject({ status: 'resolved', assignee: ben.address });
    expect(ada.last().text).toContain('Tout fonctionne à nouveau.');
    const before = counts();
    await ada.reply(ada.last(), 'Merci beaucoup, bonne journée !');
    await settle();
    expect(await ticket()).toMatchObject({ status: 'resolved', requester: ada.address, contacts: cc });
    expect((await said()).at(-1)).toBe('ada@univ.example public: Merci beaucoup, bonne journée !');
    expect(counts()).toEqual(before);

    // And every mail has its row, its disposition and a sum that balances.
    const ledger = await home.ledger();
    expect(ledger.filter(({ disposition }) => disposition === 'pending' || disposition === 'failed')).toEqual([]);
    expect(ledger.map(({ disposition }) => disposition).filter((one) => one === 'opened')).toHaveLength(1);
    expect(eve.inbox).toHaveLength(1);
  });
});
