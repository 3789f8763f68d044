/** Help desks that answer each other's mailbox, and machines that answer everything: they stop by themselves, and nothing is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { startTown, TOWN_SERVER, type Town } from '../support/mail-town.ts';

const HERE = 'guichet@univ.example';
const THERE = 'bureau@univ.example';

onBothDatabases('two help desks', (open) => {
  let dovecot: Dovecot;
  let town: Town;
  const homes: Installation[] = [];
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(8);
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    town = await startTown(dovecot);
  });
  afterEach(async () => {
    for (const home of homes.splice(0)) await home.close();
    await town.close();
  });

  async function helpDesk(address: string): Promise<Installation> {
    const { url } = await open();
    const user = `user${users++}`;
    town.deskAt(address, user);
    const home = await install({
      databaseUrl: url,
      mailboxes: [inbox(dovecot, user, `&authserv=${TOWN_SERVER}&machines=open`)],
      env: {
        MAIL_ADDRESS: address,
        MAIL_OUT_URL: town.smtpUrl(address),
        SECRET_KEY: `the key of ${address} that the other does not know`,
      },
    });
    homes.push(home);
    return home;
  }

  /** Every mail that was seen has become something. */
  async function expectSettled(home: Installation) {
    const ledger = await home.ledger();
    expect(ledger.filter(({ disposition }) => disposition === 'pending' || disposition === 'failed')).toEqual([]);
    const [report] = await home.poll();
    expect(report).toMatchObject({ seen: 0, error: null });
  }

  test('that someone writes to at once end with a ticket each', async () => {
    const [here, there] = [await helpDesk(HERE), await helpDesk(THERE)];
    const ada = town.person('Ada');
    await ada.write({ to: HERE, cc: [THERE], subject: 'Panne générale', text: 'Plus rien ne marche nulle part.' });
    const went = await town.settle(here, there);
    expect(went).toBeLessThan(20);
    for (const home of [here, there]) {
      const tickets = await home.tickets();
      expect(tickets.filter(({ requester }) => requester === ada.address)).toHaveLength(1);
      await expectSettled(home);
    }
    expect(ada.inbox.length).toBeLessThanOrEqual(3);
  });

  test('of which each is the other’s requester stop by themselves', async () => {
    const [here, there] = [await helpDesk(HERE), await helpDesk(THERE)];
    const max = town.person('Max');
    await here.person('Max', 'agent', ['reseau']);
    // Somebody at the other desk wrote by hand, from its address: there is a ticket about the other desk at each.
    const robot = town.person('Robot', 'robot@univ.example');
    await robot.write({ to: HERE, subject: '[wifi] Bonjour', text: 'Une question pour vous.', cc: [THERE] });
    await town.settle(here, there);
    await max.reply(max.last(), 'Une réponse pour tous.');
    const went = await town.settle(here, there);
    expect(went).toBeLessThan(30);
    await expectSettled(here);
    await expectSettled(there);
  });

  test('and a program that answers every mail with a new one is answered so often and no more', async () => {
    const here = await helpDesk(HERE);
    const robot = town.person('Robot', 'robot@univ.example');
    const answered = new Set<unknown>();
    await robot.write({ to: HERE, subject: 'Alarme 0', text: 'La température monte.' });
    let rounds = 0;
    // It hides that it is a program, and neither answers nor quotes what it was sent.
    for (;;) {
      await town.settle(here);
      const fresh = robot.inbox.filter((mail) => !answered.has(mail));
      if (fresh.length === 0) break;
      rounds += 1;
      expect(rounds).toBeLessThan(100);
      for (const mail of fresh) {
        answered.add(mail);
        await robot.write({
          to: HERE,
          subject: `Alarme ${answered.size}`,
          text: `Accusé de réception ${answered.size}.`,
        });
      }
    }
    expect(robot.inbox).toHaveLength(10);
    expect(await here.tickets()).toHaveLength(11);
    await expectSettled(here);
    // Beyond what one sender may open in an hour mail waits for a person, and somebody is told.
    for (let more = 0; more < 12; more += 1)
      await robot.write({ to: HERE, subject: `Encore ${more}`, text: 'Toujours.' });
    await town.settle(here);
    expect(await here.tickets()).toHaveLength(20);
    const held = (await here.ledger()).filter(({ disposition }) => disposition === 'held');
    expect(held).toHaveLength(3);
    const { read } = here.gateway.intake.desk.database;
    expect(await read('alarms').where({ kind: 'mail-held' }).whereNull('cleared_at')).toHaveLength(1);
  });
});
