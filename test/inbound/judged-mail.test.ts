import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { judgeHeldMail } from '../../src/desk/judge-held-mail.ts';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { onBothDatabases } from '../support/databases.ts';
import { type Installation, install } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

onBothDatabases('a held mail that was judged', (open) => {
  let folder: TemporaryFolder;
  let home: Installation;
  let path: string;
  beforeEach(async () => {
    folder = temporaryFolder('judged');
    path = join(folder.path, 'mails');
    await mkdir(path);
    home = await install({
      databaseUrl: (await open()).url,
      mailboxes: [`folder:${path}?since=all&unverified=hold&after=delete`],
    });
    await home.person('Ben', 'agent');
  });
  afterEach(async () => {
    await home.close();
    await folder.remove();
  });

  const pass = async () => {
    const [report] = await home.poll();
    expect(report).toMatchObject({ error: null });
    return report;
  };
  const come = (name: string, mail: string) => writeFile(join(path, name), mail);
  const judge = async (id: number, judgement: Judgement) => {
    const { desk } = home.gateway.intake;
    const { id: personId } = await desk.database.read('persons').where({ name: 'Ben' }).first('id');
    const ben: Viewer = {
      ...{ personId, name: 'Ben', role: 'agent', teamIds: [], hiddenServiceIds: [], disclosedTicketIds: [] },
    };
    return judgeHeldMail(desk, ben, id, { judgement }, null);
  };
  const became = async () => (await home.ledger()).map(({ disposition, ticket }) => [disposition, ticket]);

  test('is taken in by the next pass, opens a ticket of its own, or leaves its mailbox unread', async () => {
    const id = 'question@clients.example';
    await come('1.eml', letter({ id }));
    expect(await pass()).toMatchObject({ seen: 1, held: 1 });
    expect(await judge(1, 'accept')).toBe(true);
    expect(await pass()).toMatchObject({ opened: 1, held: 0 });
    for (const name of ['2.eml', '3.eml', '4.eml']) {
      await come(name, letter({ inReplyTo: id, subject: 'Re: Plus de réseau', text: `De ${name}.\n` }));
      await pass();
    }
    // What is held stays where it lies.
    expect(await readdir(path)).toEqual(['2.eml', '3.eml', '4.eml']);
    for (const [at, judgement] of [
      [2, 'accept'],
      [3, 'open-new'],
      [4, 'ignore'],
    ] as const) {
      expect(await judge(at, judgement)).toBe(true);
    }
    await pass();
    expect(await became()).toEqual([
      ['opened', 'R-000001'],
      ['appended', 'R-000001'],
      ['opened', 'R-000002'],
      ['ignored', 'R-000001'],
    ]);
    expect(await readdir(path)).toEqual([]);
    expect(await judge(2, 'ignore')).toBe(false);
    expect((await home.tickets()).map(({ log }) => log.length)).toEqual([2, 1]);
  });

  test('is taken in though a copy of it has come meanwhile', async () => {
    const mail = letter({ id: 'question@clients.example' });
    await come('1.eml', mail);
    await pass();
    await come('2.eml', `X-Way: another\n${mail}`);
    expect(await pass()).toMatchObject({ ignored: 1 });
    expect(await judge(1, 'accept')).toBe(true);
    expect(await pass()).toMatchObject({ opened: 1, ignored: 0 });
    const answer = {
      inReplyTo: 'question@clients.example',
      id: 'answer@clients.example',
      subject: 'Re: Plus de réseau',
    };
    await come('3.eml', letter(answer));
    await pass();
    await come('4.eml', `X-Way: another\n${letter(answer)}`);
    await pass();
    expect(await judge(3, 'accept')).toBe(true);
    await pass();
    expect((await became()).map(([disposition]) => disposition)).toEqual(['opened', 'ignored', 'appended', 'ignored']);
  });
});
