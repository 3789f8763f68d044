import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Intake } from '../../src/inbound/intake.ts';
import { pollOnce, startPoller } from '../../src/inbound/poller.ts';
import { replayMail } from '../../src/inbound/replay-mail.ts';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startHungServer } from '../support/hung-server.ts';
import {
  type Installation,
  type InstallationOptions,
  inbox,
  install,
  startMailServer,
} from '../support/installation.ts';
import { letter } from '../support/letters.ts';

onBothDatabases('when things go wrong', (open) => {
  let dovecot: Dovecot;
  let proxy: CuttingProxy;
  let home: Installation | null = null;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(20);
    proxy = await startCuttingProxy(dovecot.port);
  });
  beforeEach(() => {
    user = `user${users++}`;
  });
  afterEach(async () => {
    await home?.close();
    home = null;
    await proxy.pass();
  });
  afterAll(async () => {
    await proxy.stop();
    await dovecot.stop();
  });

  async function installWith(mailboxes: string[], more: Partial<InstallationOptions> = {}): Promise<Installation> {
    const { url } = await open();
    home = await install({ databaseUrl: url, mailboxes, ...more });
    return home;
  }

  const titles = async ({ tickets }: Installation) => (await tickets()).map(({ title }) => title);

  test('1. a mail that can’t be taken in stops none of the others; it is tried thrice, then given up, and can be replayed', async () => {
    const { gateway, poll, tickets, ledger } = await installWith([inbox(dovecot, user, '&after=delete')]);
    const { database } = gateway.intake.desk;
    await dovecot.deliverMany(user, [
      letter({ subject: 'avant' }),
      letter({ subject: 'poison' }),
      letter({ subject: 'après' }),
    ]);
    let isPoison = true;
    const { intake } = gateway;
    const poisonedIntake: Intake = {
      ...intake,
      reader: {
        ...intake.reader,
        read: async (mail) => {
          const result = await intake.reader.read(mail);
          if (isPoison && result.email.subject === 'poison') throw new Error('this mail is poison');
          return result;
        },
      },
    };
    const pass = () => pollOnce(poisonedIntake, gateway.mailboxes);
    expect(await pass()).toMatchObject([{ seen: 3, opened: 2, pending: 1, failed: 0, error: null }]);
    expect(await pass()).toMatchObject([{ seen: 1, pending: 1 }]);
    const due = () =>
      database.write('received_emails').where({ disposition: 'pending' }).update({ next_attempt_at: 0 });
    await due();
    await pass();
    await due();
    expect(await pass()).toMatchObject([{ seen: 1, failed: 1 }]);
    expect((await ledger())[1]).toMatchObject({ disposition: 'failed', attempts: 3, error: 'this mail is poison' });
    expect(await database.read('alarms').pluck('kind')).toEqual(['mail-failed']);
    // Failed mail stays on the server; the settled ones are gone.
    expect(await dovecot.mailsIn(user)).toHaveLength(1);
    isPoison = false;
    expect(await replayMail(poisonedIntake, { ids: [], failed: true })).toMatchObject([
      { row: { disposition: 'opened' } },
    ]);
    expect((await tickets()).map(({ title }) => title)).toEqual(['avant', 'après', 'poison']);
    expect(await replayMail(poisonedIntake, { ids: [2], failed: true })).toMatchObject([{ wasReplayed: false }]);
    await poll();
    expect(await tickets()).toHaveLength(3);
  });

  test.each([700, 20_000, 90_000])(
    '2. the server is gone after %i bytes, and back: nothing is lost or doubled',
    async (bytes) => {
      const mails = Array.from({ length: 60 }, (_, at) =>
        letter({ from: `person${at % 9}@univ.example`, subject: `mail ${at}`, text: `${at} `.repeat(800) }),
      );
      const large = letter({ subject: 'grand', files: [{ name: 'g.bin', bytes: Buffer.alloc(900_000, 7) }] });
      await dovecot.deliverMany(user, [...mails, large]);
      const here = await installWith([inbox({ host: '127.0.0.1', port: proxy.port } as Dovecot, user)]);
      proxy.goneAfter(bytes);
      const [broken] = await here.poll();
      expect(broken?.error).toMatch(/127\.0\.0\.1:\d+/);
      expect((await here.poll())[0]?.error).toContain("can't be reached");
      await proxy.pass();
      const [whole] = await here.poll();
      expect(whole?.error).toBeNull();
      expect((await titles(here)).toSorted()).toEqual([...mails.map((__, at) => `mail ${at}`), 'grand'].toSorted());
      const failing = await here.gateway.intake.desk.database.read('alarms').select('kind', 'cleared_at');
      expect(failing).toMatchObject([{ kind: 'mailbox-failing' }]);
      expect(failing[0].cleared_at).not.toBeNull();
    },
  );

  test('2. a line that breaks again and again: what gets through comes in, the rest as soon as it holds', async () => {
    const mails = Array.from({ length: 60 }, (_, at) =>
      letter({ from: `person${at % 9}@univ.example`, subject: `mail ${at}`, text: `${at} `.repeat(800) }),
    );
    const large = letter({ subject: 'grand', files: [{ name: 'g.bin', bytes: Buffer.alloc(900_000, 7) }] });
    await dovecot.deliverMany(user, [large, ...mails]);
    const here = await installWith([inbox({ host: '127.0.0.1', port: proxy.port } as Dovecot, user)]);
    const { database } = here.gateway.intake.desk;
    proxy.cutAfter(20_000);
    expect(await here.poll()).toMatchObject([{ seen: 61, opened: 60, pending: 1, error: null }]);
    await proxy.pass();
    await database.write('received_emails').where({ disposition: 'pending' }).update({ next_attempt_at: 0 });
    expect(await here.poll()).toMatchObject([{ seen: 1, opened: 1, error: null }]);
    expect((await titles(here)).toSorted()).toEqual([...mails.map((_, at) => `mail ${at}`), 'grand'].toSorted());
  });

  test('3. a server that hangs delays no other mailbox', async () => {
    const hung = await startHungServer();
    try {
      const here = await installWith([
        inbox({ host: '127.0.0.1', port: hung.port } as Dovecot, 'nobody', '&address=stuck@univ.example'),
        inbox(dovecot, user, '&address=assistance@univ.example'),
      ]);
      await dovecot.deliver(user, letter({ subject: 'passe quand même' }));
      const passing = here.poll();
      await until(async () => (await titles(here)).length === 1);
      // Closed by us: the hung one would be given up at its deadline.
      await hung.stop();
      const reports = await passing;
      expect(reports.map(({ seen, error }) => [seen, error === null])).toEqual([
        [0, false],
        [1, true],
      ]);
    } finally {
      await hung.stop();
    }
  });

  test('4. while it runs, new mail comes in by IDLE, and a lost connection is made anew', async () => {
    const here = await installWith([inbox({ host: '127.0.0.1', port: proxy.port } as Dovecot, user)]);
    const poller = startPoller(here.gateway.intake, here.gateway.mailboxes, '* * * * * *');
    try {
      await dovecot.deliver(user, letter({ subject: 'un' }));
      await until(async () => (await titles(here)).length === 1);
      proxy.cutNow();
      await dovecot.deliver(user, letter({ subject: 'deux' }));
      await until(async () => (await titles(here)).length === 2);
    } finally {
      await poller.stop();
    }
  });

  test('5. a folder of files is a mailbox too', async () => {
    const path = `${dovecot.root}/home/drop-${user}`;
    await mkdir(path, { recursive: true });
    await writeFile(`${path}/a.eml`, letter({ subject: 'déposé' }));
    const here = await installWith([`folder:${path}`]);
    expect(await here.poll()).toMatchObject([{ opened: 1 }]);
    expect(await here.poll()).toMatchObject([{ seen: 0 }]);
    expect(await titles(here)).toEqual(['déposé']);
    await rm(dirname(`${path}/a.eml`), { recursive: true });
  });

  test('6. when the disk or the database fails in the middle, the next pass goes on from there', async () => {
    let failures = 3;
    const here = await installWith([inbox(dovecot, user)], {
      passed: (milestone) => {
        if (milestone === 'kept' && failures-- > 0) throw new Error('the disk is full');
      },
    });
    await dovecot.deliverMany(
      user,
      Array.from({ length: 5 }, (_, at) => letter({ subject: `mail ${at}` })),
    );
    for (let pass = 0; pass < 3; pass += 1)
      expect((await here.poll())[0]).toMatchObject({ error: 'the disk is full', pending: 5 });
    expect((await here.poll())[0]).toMatchObject({ seen: 5, opened: 5, error: null });
    expect(await titles(here)).toHaveLength(5);
  });
});

/** Waits for something that others bring about; jest's own timeout ends it when it never comes. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}
