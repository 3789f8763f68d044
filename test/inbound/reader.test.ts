import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createReader, type Reader, type ReaderOptions, type ReadResult } from '../../src/inbound/reader.ts';

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

  test('a mail that takes too long is read briefly, and the others of its batch are whole', async () => {
    await writeFile(path('long.eml'), `${MIME}${'a line\n> another\n'.repeat(600_000)}`);
    await writeFile(path('long-too.eml'), `${MIME}${'-- \r\n'.repeat(1_500_000)}`);
    const cpuMs = (bytes: number) => (bytes > 1_000_000 ? 0 : 60_000);
    const hasty = reader({ threads: 1, time: { cpuMs, wallMs: 60_000 } });
    const names = ['hello', 'long', 'file', 'long-too', 'hello'];
    const read = await Promise.all(names.map((name) => hasty.read({ path: path(`${name}.eml`) })));
    expect(read.map(({ email }) => email.findings.map(({ code }) => code).includes('took-too-long'))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(read.map(({ staged }) => staged.length)).toEqual([0, 0, 1, 0, 0]);
    expect(read[0]?.email.text).toBe('Hello');
    expect(read[1]?.email).toMatchObject({ subject: 'Wifi', from: [{ name: 'Ada', address: 'ada@univ.example' }] });
    expect(read[1]?.email.text).toMatch(/^Élodie wrote this\.\na line\n/);
    const { segments, text, size, rawSha256 } = (read[1] as ReadResult).email;
    expect(segments).toEqual([{ kind: 'new', from: 0, to: text.length }]);
    expect({ size, rawSha256 }).toEqual({
      size: (await stat(path('long.eml'))).size,
      rawSha256: createHash('sha256')
        .update(await readFile(path('long.eml')))
        .digest('hex'),
    });
  }, 60_000);

  test('a thread that waits for ever is ended by the clock on the wall', async () => {
    await writeFile(path('wall.eml'), `${MIME}${'a line\n> another\n'.repeat(600_000)}`);
    const hasty = reader({ threads: 1, time: { cpuMs: () => 60_000, wallMs: 0 } });
    const { email } = await hasty.read({ path: path('wall.eml') });
    expect([email.findings.map(({ code }) => code), email.text.slice(0, 20)]).toEqual([
      ['took-too-long'],
      'Élodie wrote this.\na',
    ]);
  }, 60_000);

  test('a mail that takes too much memory is read briefly, and those beside it are whole', async () => {
    await writeFile(path('large.eml'), `${MIME}${'a\n'.repeat(2_500_000)}`);
    const narrow = reader({ threads: 1, memoryMb: 30 });
    const names = ['hello', 'large', 'hello'];
    const read = await Promise.all(names.map((name) => narrow.read({ path: path(`${name}.eml`) })));
    expect(read.map(({ email }) => [email.subject, email.findings[0]?.code])).toEqual([
      ['Wifi', 'read'],
      ['Wifi', 'took-too-long'],
      ['Wifi', 'read'],
    ]);
  }, 60_000);

  test('what is closed while it reads fails, and is not read again', async () => {
    await writeFile(path('closed.eml'), `${MIME}${'a line\n'.repeat(500_000)}`);
    const opened = reader({ threads: 1 });
    const reading = opened.read({ path: path('closed.eml') });
    await Promise.all([expect(reading).rejects.toThrow(), new Promise(setImmediate).then(() => opened.close())]);
  });
});

const MIME =
  'From: Ada <ada@univ.example>\r\nSubject: Wifi\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\u00c9lodie wrote this.\r\n';
