/** A day of an agent who never opens a page: told of a ticket, takes it, answers, notes, closes. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { ADDRESS, type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { startTown, TOWN_SERVER, type Town } from '../support/mail-town.ts';

onBothDatabases('an agent’s day by mail', (open) => {
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
    home = await install({
      databaseUrl: url,
      mailboxes: [inbox(dovecot, user, `&authserv=${TOWN_SERVER}`)],
      env: { MAIL_OUT_URL: town.smtpUrl(ADDRESS), BASE_URL: 'https://assistance.univ.example', DEFAULT_LOCALE: 'en' },
    });
  });
  afterEach(() => home.close());

  test('told, takes it, answers, notes, and closes', async () => {
    const [ada, ben, ann] = [town.person('Ada'), town.person('Ben'), town.person('Ann')];
    await home.person('Ada');
    await home.person('Ben', 'agent', ['reseau']);
    await home.person('Ann', 'agent', ['reseau']);
    const settle = () => town.settle(home);
    const ticket = async () => (await home.tickets())[0];

    await ada.write({ to: ADDRESS, subject: '[wifi] No network', text: 'Hello,\nnothing works in B 108.' });
    await settle();
    // What Ben needs to decide whether it is for him stands in the mail.
    expect(ben.last().text).toContain('nothing works in B 108.');
    expect(ben.last().text).toContain('Wi-Fi');
    expect(ben.last().text).toContain('https://assistance.univ.example/staff/tickets/R-000001');

    await ben.reply(ben.last(), '#assign me\n#priority high');
    await settle();
    expect(await ticket()).toMatchObject({ assignee: 'ben@univ.example', priority: 'high', status: 'new' });
    // Ben alone is told what was done, with a way back.
    expect(ben.last().text).toMatch(/https:\/\/assistance\.univ\.example\/s\/[a-z0-9]+/);
    expect([ada, ann].map(({ inbox: { length } }) => length)).toEqual([1, 1]);

    await ben.reply(ben.last('nothing works'), 'Which socket is it?');
    await settle();
    expect(await ticket()).toMatchObject({ status: 'open' });
    expect(ada.last().text).toContain('Which socket is it?');

    await ada.reply(ada.last(), 'The one by the window.');
    await settle();
    expect(ben.last().text).toContain('The one by the window.');
    expect(ann.inbox).toHaveLength(1);

    await ben.reply(ben.last(), '#note\nIt is on the dead switch again.');
    await settle();
    expect((await ticket())?.log.at(-1)).toMatchObject({ visibility: 'private', author: 'ben@univ.example' });
    expect(ada.inbox.some(({ text }) => text.includes('dead switch'))).toBe(false);

    await ben.reply(ben.last('window'), '#asign ann\nAll done.');
    await settle();
    // Nothing of it was done, and Ada hears nothing of what Ben will say better.
    expect(await ticket()).toMatchObject({ assignee: 'ben@univ.example', status: 'open' });
    expect(ben.last().text).toContain('#asign');
    expect(ada.inbox.some(({ text }) => text.includes('All done.'))).toBe(false);

    const heard = ada.inbox.length;
    await ben.reply(ben.last('window'), '#close\nThe switch is replaced. Have a good day!');
    await settle();
    expect(await ticket()).toMatchObject({ status: 'closed' });
    expect(ada.inbox).toHaveLength(heard + 1);
    expect(ada.last().text).toContain('The switch is replaced.');

    await ben.reply(ben.last('window'), '#help');
    await settle();
    for (const command of ['#close', '#assign', '#note', '#priority', '#service', '#cc', '#reopen']) {
      expect(ben.last().text).toContain(command);
    }
  });

  test('what somebody else writes in Ben’s name, or quotes of his, is no command', async () => {
    const [ada, ben, eve] = [town.person('Ada'), town.person('Ben'), town.person('Eve', 'eve@elsewhere.example')];
    await home.person('Ada');
    await home.person('Ben', 'agent', ['reseau']);
    await ada.write({ to: ADDRESS, subject: '[wifi] No network', text: 'Hello,\nnothing works in B 108.' });
    await town.settle(home);
    const token = ben.last().replyTo[0]?.address ?? '';
    const forged = { from: 'Ben <ben@univ.example>', to: token, subject: 'Re: [R-000001] No network', text: '#close' };
    // Sent from outside: the town's server says that it is not Ben's.
    await eve.write({ ...forged, to: token });
    await eve.reply({ ...ben.last(), replyTo: [{ name: '', address: token }] }, '#close\n#assign eve');
    await ada.reply(ada.last(), 'Ben told me:\n> #close\n> #priority low\nWhat does it mean?');
    await ada.reply(ada.last(), '#assign ben\nPlease hurry.');
    await town.settle(home);
    const [ticket] = await home.tickets();
    expect(ticket).toMatchObject({ status: 'new', assignee: null, priority: 'normal' });
    expect(ticket?.log.filter(({ author, visibility }) => author.startsWith('eve') && visibility === 'public')).toEqual(
      [],
    );
  });
});
