import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mailFiles } from '../../src/inbound/mail-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder('mail-files');
});
afterEach(() => folder.remove());

const at = (name: string) => join(folder.path, name);

function mail(name: string, day = 1, header = `Date: ${day} Sep 2026 10:00:00 +0200\n`): void {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), `Received: from x by y;\n 3 Oct 2026 10:00\n${header}Subject: x\n\nDate: 1 Jan 2001\n`);
}

async function found(...paths: string[]) {
  const troubles: string[] = [];
  const files = await mailFiles(paths.map(at), (sentence) => troubles.push(sentence.replace(folder.path, '.')));
  return { names: files.map(({ path }) => relative(folder.path, path)), troubles };
}

describe('the files of an import', () => {
  test('come in the order in which their mails were written, so that no answer precedes its question', async () => {
    mail('box/a-answer.eml', 3);
    mail('box/z-question.eml', 2);
    mail('sent/first.eml', 1);
    mail('box/undated.eml', 0, '');
    utimesSync(at('box/undated.eml'), new Date('2026-09-02T12:00Z'), new Date('2026-09-02T12:00Z'));
    mail('box/odd.eml', 0, 'Date: never\n');
    utimesSync(at('box/odd.eml'), new Date('2026-09-09'), new Date('2026-09-09'));
    const order = ['sent/first.eml', 'box/z-question.eml', 'box/undated.eml', 'box/a-answer.eml', 'box/odd.eml'];
    expect(await found('box', 'sent')).toEqual({ names: order, troubles: [] });
    expect((await found('box/a-answer.eml', 'box/z-question.eml')).names).toEqual([order[1], order[3]]);
  });

  test('a folded Date header is read; a mbox stands where its first mail does', async () => {
    mail('folded.eml', 0, 'Date:\n  Thu, 3 Sep 2026 10:00:00 +0200\n');
    mail('plain.eml', 2);
    writeFileSync(at('x.mbox'), 'From ada Sun\nDate: 1 Sep 2026 10:00\n\nx\n\nFrom ben\nDate: 9 Sep 2026 10:00\n\n');
    expect((await found('folded.eml', 'plain.eml', 'x.mbox')).names).toEqual(['x.mbox', 'plain.eml', 'folded.eml']);
  });

  test('of a Maildir may be named by its cur/, with or without the slash', async () => {
    for (const name of ['new', 'tmp']) mkdirSync(at(`box/${name}`), { recursive: true });
    mail('box/cur/1.host:2,S');
    mail('box/tmp/2.host');
    for (const path of ['box', 'box/', 'box/cur', 'box/cur/']) {
      expect(await found(path)).toEqual({ names: ['box/cur/1.host:2,S'], troubles: [] });
    }
  });

  test('a folder without any mail is told', async () => {
    mkdirSync(at('empty'));
    writeFileSync(at('empty/notes.md'), 'x');
    writeFileSync(at('empty/nothing.mbox'), '');
    expect(await found('empty')).toEqual({ names: [], troubles: ['no mail found in ./empty.'] });
  });

  test('what can’t be read is told, and the rest goes on; a pipe keeps nobody waiting', async () => {
    mail('box/good.eml');
    symlinkSync(at('box/good.eml'), at('box/linked.eml'));
    symlinkSync(at('box'), at('box/circle.eml'));
    symlinkSync(at('nowhere'), at('box/broken.eml'));
    execFileSync('mkfifo', [at('box/pipe.eml'), at('pipe')]);
    expect(await found('absent', 'pipe', 'box')).toEqual({
      names: ['box/good.eml', 'box/linked.eml'],
      troubles: [
        "./absent can't be read: name a mail, a folder of mails, a Maildir or an mbox.",
        "./pipe can't be read: it is no file.",
      ],
    });
  });
});
