import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, rmdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { replayMail } from '../../src/inbound/replay-mail.ts';
import { readAlarms } from '../../src/store/alarms.ts';
import { ledgerBalance } from '../../src/store/ledger-counts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { type Installation, install } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

onBothDatabases('a folder of files', (open) => {
  let folder: TemporaryFolder;
  let path: string;
  let home: Installation;
  /** How many files were read, pass by pass. */
  let listed: number;
  /** What others do when the folder has been listed, and is about to be read. */
  let meanwhile: () => void;
  beforeEach(async () => {
    folder = temporaryFolder('drop');
    path = join(folder.path, 'mails');
    await mkdir(path);
    meanwhile = () => {};
  });
  afterEach(async () => {
    await home.close();
    await folder.remove();
  });

  async function start(options = '', env: Record<string, string> = {}): Promise<void> {
    const { url } = await open();
    home = await install({
      databaseUrl: url,
      mailboxes: [`folder:${path}?since=all${options}`],
      env,
      passed(milestone, mails) {
        if (milestone !== 'listed' || mails === 0) return;
        listed += mails;
        meanwhile();
      },
    });
  }

  async function pass() {
    listed = 0;
    const [report] = await home.poll();
    return report;
  }

  const write = (name: string, mail: string) => writeFile(join(path, name), mail);
  const titles = async () => (await home.tickets()).map(({ title }) => title);
  const database = () => home.gateway.intake.desk.database;
  const wait = () =>
    database().write('received_emails').where({ disposition: 'pending' }).update({ next_attempt_at: 0 });

  async function makeMaildir(): Promise<void> {
    for (const name of ['new', 'cur', 'tmp']) await mkdir(join(path, name));
  }

  test('1. a mail that a colleague opens between listing and reading is found under its new name', async () => {
    await makeMaildir();
    await write('new/100.a.host', letter({ subject: 'ouvert' }));
    await write('new/101.b.host', letter({ subject: 'intact' }));
    await start('&after=delete');
    meanwhile = () => renameSync(join(path, 'new/100.a.host'), join(path, 'cur/100.a.host:2,S'));
    expect(await pass()).toMatchObject({ seen: 2, opened: 2, error: null });
    expect((await titles()).toSorted()).toEqual(['intact', 'ouvert']);
    expect([...(await readdir(join(path, 'new'))), ...(await readdir(join(path, 'cur')))]).toEqual([]);
  });

  test('2. a mail that is removed between listing and reading leaves no row', async () => {
    await write('a.eml', letter());
    await write('b.eml', letter({ subject: 'reste' }));
    await start();
    meanwhile = () => rmSync(join(path, 'a.eml'), { force: true });
    expect(await pass()).toMatchObject({ seen: 1, opened: 1, ignored: 0, error: null });
    expect(await home.ledger()).toHaveLength(1);
    expect(await ledgerBalance(database().read, 1)).toMatchObject({ seen: 1, balances: true });
  });

  test('3. a file that can’t be read is no lost mail: it is tried again, and the others come in', async () => {
    await write('a.eml', letter({ subject: 'illisible' }));
    await write('b.eml', letter({ subject: 'lisible' }));
    await start();
    meanwhile = () => {
      meanwhile = () => {};
      renameSync(join(path, 'a.eml'), join(folder.path, 'kept'));
      mkdirSync(join(path, 'a.eml'));
    };
    expect(await pass()).toMatchObject({ seen: 2, opened: 1, pending: 1, ignored: 0, error: null });
    expect((await home.ledger()).find(({ sha256 }) => sha256 === null)).toMatchObject({
      ...{
        disposition: 'pending',
        attempts: 1,
        error: expect.stringContaining('a.eml can’t be read'.replace('’', "'")),
      },
    });
    await rmdir(join(path, 'a.eml'));
    renameSync(join(folder.path, 'kept'), join(path, 'a.eml'));
    await wait();
    expect(await pass()).toMatchObject({ seen: 1, opened: 1, pending: 0, error: null });
    expect(await titles()).toEqual(['lisible', 'illisible']);
  });

  test('4. a file that grows while it is read is left for the next pass', async () => {
    const whole = letter({ text: 'Le début, et la fin.\n' });
    await write('a.eml', whole.slice(0, -8));
    await start();
    meanwhile = () => {
      meanwhile = () => {};
      appendFileSync(join(path, 'a.eml'), whole.slice(-8));
    };
    expect(await pass()).toMatchObject({ seen: 0, error: null });
    expect(await pass()).toMatchObject({ seen: 1, opened: 1 });
    expect((await home.tickets())[0]?.log[0]?.text).toContain('et la fin.');
  });

  test('5. two files with one mail are filed away together, and neither is read again', async () => {
    const mail = letter({ subject: 'deux fois' });
    await write('a.eml', mail);
    await write('b.eml', mail);
    await start('&after=move:faits');
    expect(await pass()).toMatchObject({ seen: 1, opened: 1, error: null });
    expect((await readdir(join(path, 'faits'))).toSorted()).toEqual(['a.eml', 'b.eml']);
    await write('c.eml', mail);
    expect(await pass()).toMatchObject({ seen: 0, error: null });
    expect((await readdir(join(path, 'faits'))).toSorted()).toEqual(['a.eml', 'b.eml', 'c.eml']);
    expect(await titles()).toEqual(['deux fois']);
  });

  test('6. a touched or copied file that stays where it is is read once more and then known', async () => {
    const mail = letter();
    await write('a.eml', mail);
    await start();
    await pass();
    await write('b.eml', mail);
    await utimes(join(path, 'a.eml'), new Date(0), new Date(0));
    expect([await pass(), listed]).toMatchObject([{ seen: 0 }, 2]);
    expect([await pass(), listed]).toMatchObject([{ seen: 0 }, 0]);
    expect(await home.ledger()).toHaveLength(1);
    // Nothing is left to be done to them, should the setting change one day.
    expect(await database().read('further_files').pluck('filed_away_at')).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  test('7. a touched file that is too large keeps its one row, and can be replayed once it may be as large', async () => {
    await write('a.eml', letter({ subject: 'énorme', text: 'x'.repeat(80_000) }));
    await start('', { MAX_MAIL_SIZE: '50kb' });
    expect(await pass()).toMatchObject({ seen: 1, oversize: 1 });
    await utimes(join(path, 'a.eml'), new Date(0), new Date(0));
    expect(await pass()).toMatchObject({ seen: 0 });
    expect([await pass(), listed]).toMatchObject([{ seen: 0 }, 0]);
    const { intake, mailboxes } = home.gateway;
    const replayed = await replayMail({ ...intake, maxMailSize: 1_000_000 }, { ids: [1], failed: false }, mailboxes);
    expect(replayed).toMatchObject([{ row: { disposition: 'opened' }, wasReplayed: true }]);
    expect(await titles()).toEqual(['énorme']);
  });

  test('8. filing away overwrites nothing', async () => {
    await mkdir(join(path, 'faits'));
    await write('faits/a.eml', 'ancien');
    await write('a.eml', letter());
    await start('&after=move:faits');
    expect(await pass()).toMatchObject({ opened: 1, error: null });
    expect((await readdir(join(path, 'faits'))).toSorted()).toEqual(['a-2.eml', 'a.eml']);
  });

  test('9. mail is not moved to where it is read from; that is told, and every mail is one ticket', async () => {
    await write('a.eml', letter());
    await start('&after=move:.');
    for (let time = 0; time < 3; time += 1)
      expect((await pass())?.error).toBe("mail can't be moved to .: it is read from there");
    expect(await titles()).toHaveLength(1);
    expect(await home.ledger()).toHaveLength(1);
    expect(await readdir(path)).toEqual(['a.eml']);
    expect((await readAlarms(database().read)).map(({ kind }) => kind)).toEqual(['mailbox-failing']);
  });
});
