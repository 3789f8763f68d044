/** From a folder of files to tickets: mails that cost too much to be read. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pollOnce } from '../../src/inbound/poller.ts';
import { createReader, type Reader } from '../../src/inbound/reader.ts';
import { BOMBS, type Bomb } from '../support/bombs.ts';
import { onBothDatabases } from '../support/databases.ts';
import { ADDRESS, type Installation, install } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

onBothDatabases('a mail that takes too long to be read', (open) => {
  let folder: TemporaryFolder;
  let home: Installation;
  let reader: Reader;
  let path: string;
  beforeEach(async () => {
    folder = temporaryFolder('costly');
    path = join(folder.path, 'mails');
    await mkdir(path);
    const mailboxes = [`folder:${path}?since=all`];
    home = await install({ databaseUrl: (await open()).url, mailboxes, env: { MAIL_ADDRESS: ADDRESS } });
  });
  afterEach(async () => {
    await reader.close();
    await home.close();
    await folder.remove();
  });

  test('becomes a ticket with what could be read of it, and holds up no other', async () => {
    const { intake, mailboxes } = home.gateway;
    const { stagingFolder } = intake.blobs;
    // Whatever is large is too costly here: what is small has all the time there is.
    const cpuMs = (bytes: number) => (bytes > 1_000_000 ? 0 : 60_000);
    reader = createReader({ threads: 1, stagingFolder, time: { cpuMs, wallMs: 60_000 } });
    const files = [{ name: 'plan.pdf', bytes: Buffer.from('%PDF') }];
    const large = [...(BOMBS['text of dashes'] as (size: number) => Bomb)(6_000_000)].join('');
    await writeFile(join(path, '1.eml'), letter({ subject: 'Before', text: 'Quick.\n', files }));
    await writeFile(join(path, '2.eml'), large);
    await writeFile(join(path, '3.eml'), letter({ subject: 'After', text: 'Quick, too.\n', id: '3@univ.example' }));

    const [report] = await pollOnce({ ...intake, reader }, mailboxes);
    expect(report).toMatchObject({ seen: 3, opened: 3, failed: 0, error: null });

    const read = intake.desk.database.read;
    const entries = await read('log_entries').orderBy('id');
    expect(entries.map(({ text }) => text.slice(0, 28).trim())).toEqual(
      expect.arrayContaining(['Quick.', 'The wifi is down in room 12.', 'Quick, too.']),
    );
    const costly = await read('received_emails').where({ subject: 'Wifi' }).first();
    expect(JSON.parse(costly.findings).map(({ code }: { code: string }) => code)).toContain('took-too-long');
    expect(await read('attachments').pluck('filename')).toEqual(['plan.pdf']);
  }, 60_000);
});
