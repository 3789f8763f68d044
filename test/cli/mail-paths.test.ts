import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailsAt } from '../../src/cli/mail-paths.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-paths-'));
  mkdirSync(join(folder, 'b', 'deep'), { recursive: true });
  const names = ['b/deep/1.eml', 'b/2', 'a.eml', 'a.expect.json', 'README.md', 'c.txt'];
  for (const name of names) writeFileSync(join(folder, name), 'Subject: x\n\n');
  symlinkSync('a.eml', join(folder, 'd.eml'));
  symlinkSync('.', join(folder, 'circle'));
  symlinkSync('nowhere', join(folder, 'e.eml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function found(...paths: string[]): Promise<string[]> {
  const mails: string[] = [];
  for await (const mail of mailsAt(paths)) {
    mails.push('fault' in mail ? `! ${mail.fault}` : mail.path.replace(`${folder}/`, ''));
  }
  return mails;
}

describe('paths of mails', () => {
  test('a folder is walked to its depths in sorted order, without what only describes mails', async () => {
    expect(await found(folder)).toEqual(['a.eml', 'b/2', 'b/deep/1.eml', 'c.txt', 'd.eml']);
  });

  test('what is named is a mail whatever its name', async () => {
    expect(await found(join(folder, 'README.md'))).toEqual(['README.md']);
  });

  test('what is missing is told, and the rest goes on', async () => {
    const missing = join(folder, 'zzz');
    expect(await found(missing, join(folder, 'a.eml'))).toEqual([`! ${missing}: no such file or directory.`, 'a.eml']);
  });
});
