import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { queueAnswers } from '../support/answers.ts';
import { onBothDatabases } from '../support/databases.ts';
import { type Dovecot, startDovecot, whyNoDovecot } from '../support/dovecot.ts';
import { type Installation, install } from '../support/installation.ts';
import { killSenders } from '../support/killed-senders.ts';
import { type Postfix, startPostfix, whyNoPostfix } from '../support/postfix.ts';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const MAILBOX = 'folder:./mail?address=assistance@univ.example';

async function send(env: Record<string, string>, ...options: string[]) {
  const child = spawn(process.execPath, [CLI, 'send', ...options], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise((resolve) => child.once('exit', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

onBothDatabases('senders are killed', (open) => {
  test('1. at random, again and again: no answer is lost, and no more come twice than were on their way', async () => {
    const { url } = await open();
    const { killed, lost, unknown, doubled, states } = await killSenders(url, { kills: 5, mails: 80, seed: 3 });
    expect({ killed, lost, unknown, states }).toEqual({ killed: 5, lost: [], unknown: [], states: ['sent'] });
    expect(Math.max(...doubled)).toBeLessThanOrEqual(5);
  });
});

const missing = whyNoDovecot() ?? whyNoPostfix();
(missing === null ? onBothDatabases : () => describe.skip(`mail leaves (${missing})`, () => test.skip('', () => {})))(
  'mail leaves by Postfix',
  (open) => {
    let dovecot: Dovecot;
    let postfix: Postfix;
    beforeAll(async () => {
      dovecot = await startDovecot({ users: [{ name: 'ada', password: 'secret' }] });
      postfix = await startPostfix(dovecot, ['ada']);
    });
    afterAll(async () => {
      await postfix.stop();
      await dovecot.stop();
    });

    const settle = async (home: Installation, mails: number, before: number) => {
      for (let waited = 0; (await dovecot.mailsIn('ada')).length < before + mails; waited += 50) {
        if (waited > 60_000) throw new Error(`they never came:\n${postfix.log()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return home.gateway.intake.desk.database.read('outbox_emails').orderBy('id');
    };

    test('2. each answer is in its reader’s mailbox once, and one that is refused is shown as failed, with the reason', async () => {
      const { url } = await open();
      const out = `smtp://127.0.0.1:${postfix.settings.port}?tls=no`;
      const home = await install({ databaseUrl: url, mailboxes: [MAILBOX], env: { MAIL_OUT_URL: out } });
      try {
        const before = await dovecot.mailsIn('ada');
        const { desk } = home.gateway.intake;
        const { messageIds } = await queueAnswers(desk, 40);
        const { write } = desk.database;
        await write('outbox_emails').where({ message_id: messageIds[7] }).update({ recipient: 'nobody@univ.example' });
        const { code, stdout, stderr } = await send(home.env);
        expect([code, stdout]).toEqual([1, '39 sent, 1 failed\n']);
        expect(stderr).toBe('guichet: 1 mail could not be sent: the journal says why.\n');
        const rows = await settle(home, 39, before.length);
        expect(rows[7]).toMatchObject({ state: 'failed', server_answer: expect.stringMatching(/^550 5\.1\.1 /) });
        expect(rows[8]).toMatchObject({
          state: 'sent',
          server_answer: expect.stringMatching(/^250 2\.0\.0 Ok: queued/),
        });
        const files = (await dovecot.mailsIn('ada')).filter((name) => !before.includes(name));
        const mails = await Promise.all(
          files.map(async (name) => simpleParser(await readFile(join(dovecot.maildirOf('ada'), 'new', name)))),
        );
        const expected = messageIds.filter((id) => id !== messageIds[7]).map((id) => `<${id}>`);
        expect(mails.map(({ messageId }) => messageId).toSorted()).toEqual(expected.toSorted());
        // The envelope names the very mail, so that a bounce finds its row.
        const [mail] = mails;
        expect(mail?.headers.get('return-path')).toMatchObject({
          value: [{ address: expect.stringMatching(/^assistance\+b\.[^@]+@univ\.example$/) }],
        });
      } finally {
        await home.close();
      }
    });
  },
);

describe('guichet send', () => {
  test('3. says what is missing when there is no server to send by', async () => {
    const { code, stderr } = await send({ DATABASE_URL: 'sqlite:/nowhere/absent.db' });
    expect(code).toBe(78);
    expect(stderr).toMatch(/^guichet: MAIL_OUT_URL is missing: set it to .*\.\n$/);
  });
});

onBothDatabases('guichet send', (open) => {
  test('4. ends as failed when the server can’t be reached, and everything waits', async () => {
    const { url } = await open();
    const env = { MAIL_OUT_URL: 'smtp://127.0.0.1:9?tls=no' };
    const home = await install({ databaseUrl: url, mailboxes: [MAILBOX], env });
    try {
      await queueAnswers(home.gateway.intake.desk, 3);
      const { code, stdout, stderr } = await send(home.env, '--json');
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ sent: 0, failed: 0, error: expect.stringMatching(/ECONNREFUSED/) });
      expect(stderr).toMatch(/^guichet: 127\.0\.0\.1:9 can't be reached \(ECONNREFUSED\)\.\n$/);
      const states = await home.gateway.intake.desk.database.read('outbox_emails').distinct('state').pluck('state');
      expect(states).toEqual(['queued']);
    } finally {
      await home.close();
    }
  });
});
