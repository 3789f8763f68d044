import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createReader, type Reader, type ReaderOptions } from '../../src/inbound/reader.ts';

let folder: string;
const readers: Reader[] = [];
const path = (name: string) => join(folder, name);

function reader(options: Partial<ReaderOptions> = {}): Reader {
  const opened = createReader({ threads: 2, stagingFolder: path('incoming'), ...options });
  readers.push(opened);
  return opened;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reader-'));
  await mkdir(path('incoming'));
  await writeFile(path('hello.eml'), 'From: Ada <ada@univ.example>\r\nSubject: Wifi\r\n\r\nHello');
  await writeFile(
    path('file.eml'),
    'Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nUERG',
  );
});

afterAll(async () => {
  await Promise.all(readers.map((opened) => opened.close()));
  await rm(folder, { recursive: true });
});

describe.each([
  ['threads of their own', 2],
  ['this thread', 0],
])('mails are read in %s', (_where, threads) => {
  test('the email comes back whole', async () => {
    const { email, staged } = await reader({ threads }).read({ path: path('hello.eml') });
    expect(email).toMatchObject({
      subject: 'Wifi',
      text: 'Hello',
      from: [{ name: 'Ada', address: 'ada@univ.example' }],
    });
    expect(staged).toEqual([]);
  });

  test('files are staged', async () => {
    const { email, staged } = await reader({ threads }).read({ path: path('file.eml') });
    expect(await readFile(staged[0]?.path ?? '', 'utf8')).toBe('PDF');
    expect(email.attachments[0]?.sha256).toBe(staged[0]?.sha256);
  });

  test('nothing is written where nothing may be', async () => {
    const before = await readdir(path('incoming'));
    const { email, staged } = await reader({ threads, stagingFolder: null }).read({ path: path('file.eml') });
    expect([email.attachments.length, staged]).toEqual([1, []]);
    expect(await readdir(path('incoming'))).toEqual(before);
  });

  test('a file that is not there is a fault', async () => {
    await expect(reader({ threads }).read({ path: path('none.eml') })).rejects.toThrow('ENOENT');
  });
});

describe('reading threads', () => {
  test('more mails than threads take their turns', async () => {
    const opened = reader({ threads: 1 });
    const results = await Promise.all(Array.from({ length: 6 }, () => opened.read({ path: path('hello.eml') })));
    expect(results.map(({ email }) => email.subject)).toEqual(Array(6).fill('Wifi'));
  });

  test('a mail that takes too long is given up, with a reason, and the next is read', async () => {
    const hasty = reader({ threads: 1, deadlineMs: 1 });
    await expect(hasty.read({ path: path('hello.eml') })).rejects.toThrow(/took more than 0.001 s/);
    expect((await reader({ threads: 1 }).read({ path: path('hello.eml') })).email.subject).toBe('Wifi');
  });
});
