import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { ADDRESS, type Installation, install } from '../support/installation.ts';
import { type Letter, letter } from '../support/letters.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const LIMIT = 4096;
const AUTHSERV = 'Authentication-Results: mx.univ.example;';

onBothDatabases('a mail too large to be downloaded', (open) => {
  let folder: TemporaryFolder;
  let home: Installation;
  let path: string;
  beforeEach(async () => {
    folder = temporaryFolder('oversize');
    path = join(folder.path, 'mails');
    await mkdir(path);
  });
  afterEach(async () => {
    await home.close();
    await folder.remove();
  });

  async function start(options = ''): Promise<void> {
    const mailbox = `folder:${path}?since=all&authserv=mx.univ.example${options}`;
    home = await install({
      databaseUrl: (await open()).url,
      mailboxes: [mailbox],
      env: { MAX_MAIL_SIZE: String(LIMIT), MAIL_ADDRESS: ADDRESS },
    });
  }
  let files = 0;
  const come = async (change: Letter = {}) => {
    await writeFile(join(path, `${files++}.eml`), letter({ text: 'x'.repeat(3 * LIMIT), ...change }));
  };
  const db = () => home.gateway.intake.desk.database.read;
  const told = async (): Promise<string[]> =>
    (await db()('outbox_emails').where({ notification: 'oversize' }).orderBy('id').pluck('recipient')).toSorted();

  test('is told to its sender, and the ledger knows whose it was', async () => {
    await start();
    await come({ id: 'film@clients.example', from: 'Paul <paul@clients.example>', subject: 'Mon film' });
    const [report] = await home.poll();
    expect(report).toMatchObject({ seen: 1, oversize: 1, error: null });
    const row = await db()('received_emails').first();
    expect(row).toMatchObject({
      ...{ disposition: 'oversize', sha256: null, message_id: 'film@clients.example' },
      ...{ from_address: 'paul@clients.example', subject: 'Mon film' },
    });
    expect(JSON.parse(row.findings)).toMatchObject([
      { code: 'oversize', values: { size: row.size, limit: LIMIT } },
      { code: 'oversize-told' },
    ]);
    const [mail] = await db()('outbox_emails');
    expect(mail).toMatchObject({ recipient: 'paul@clients.example', mailbox_id: row.mailbox_id });
    expect(JSON.parse(mail.payload)).toMatchObject({
      ...{ inReplyTo: 'film@clients.example', kinds: ['oversize'] },
      values: { subject: 'Mon film', size: row.size, limit: LIMIT },
    });
    const { stagingFolder } = home.gateway.intake.blobs;
    expect(await readdir(stagingFolder)).toEqual([]);
  });

  test('is answered to no machine, to nobody who may not have written it, nor to ourselves (G1)', async () => {
    await start();
    await come({ from: 'a@clients.example', headers: 'Auto-Submitted: auto-generated\n' });
    await come({ from: 'b@clients.example', headers: 'Precedence: bulk\n' });
    await come({ from: 'c@clients.example', headers: 'List-Id: <all.clients.example>\n' });
    await come({ from: 'd@clients.example', headers: 'X-Auto-Response-Suppress: All\n' });
    await come({ from: 'e@clients.example', headers: 'Return-Path: <>\n' });
    await come({ from: 'f@clients.example', headers: `${AUTHSERV} dmarc=fail header.from=clients.example\n` });
    await come({ from: 'no-reply@clients.example' });
    await come({ from: 'MAILER-DAEMON@clients.example' });
    await come({ from: ADDRESS });
    await come({ from: 'g@clients.example, h@clients.example' });
    await come({ from: '' });
    await come({ from: 'i@clients.example', headers: `${AUTHSERV} dmarc=pass header.from=clients.example\n` });
    const [report] = await home.poll();
    expect(report).toMatchObject({ seen: 12, oversize: 12, error: null });
    expect(await told()).toEqual(['i@clients.example']);
  });

  test('is answered to who is known or proven, where the mailbox wants that', async () => {
    await start('&unknown=ignore&unverified=hold');
    await home.person('Ada');
    const pass = (domain: string) => `${AUTHSERV} dmarc=pass header.from=${domain}\n`;
    await come({ from: 'paul@clients.example', headers: pass('clients.example') });
    await come({ from: 'ada@univ.example' });
    await home.poll();
    expect(await told()).toEqual([]);
    await come({ from: 'ada@univ.example', headers: pass('univ.example') });
    await home.poll();
    expect(await told()).toEqual(['ada@univ.example']);
  });

  test('whose headers never end is noted all the same', async () => {
    await start();
    await writeFile(join(path, 'endless.eml'), `X-Long: ${'y'.repeat(200_000)}`);
    const [report] = await home.poll();
    expect(report).toMatchObject({ seen: 1, oversize: 1, error: null });
    expect(await told()).toEqual([]);
  });
});
