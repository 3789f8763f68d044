import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { folderMailbox } from '../../src/inbound/folder-mailbox.ts';
import type { Arrival } from '../../src/inbound/mail-source.ts';
import { type BlobStore, openBlobFolder } from '../../src/store/blobs.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

describe('a folder of files', () => {
  let folder: TemporaryFolder;
  let path: string;
  let blobs: BlobStore;
  const known = new Set<string>();
  beforeEach(async () => {
    folder = temporaryFolder('folder');
    path = join(folder.path, 'mails');
    await mkdir(path);
    blobs = await openBlobFolder(join(folder.path, 'blobs'));
    known.clear();
  });
  afterEach(() => folder.remove());

  const source = (since: 'now' | 'all' | number = 'all') =>
    folderMailbox({
      path,
      since,
      clock: () => NOON,
      knownKeys: async (keys) => new Set(keys.filter((key) => known.has(key))),
    });

  async function put(name: string, words: string, minutes = 0): Promise<void> {
    const file = join(path, name);
    await writeFile(file, words);
    await utimes(file, new Date(NOON + minutes * 60_000), new Date(NOON + minutes * 60_000));
  }

  async function arrivalsOf(mailbox: ReturnType<typeof source>): Promise<Arrival[]> {
    const open = await mailbox.open();
    const arrivals: Arrival[] = [];
    for await (const batch of open.arrivals(null)) arrivals.push(...batch.arrivals);
    return arrivals;
  }

  async function wordsOf(mailbox: ReturnType<typeof source>): Promise<string[]> {
    const open = await mailbox.open();
    const downloads = await open.download(await arrivalsOf(mailbox), blobs.stage);
    return Promise.all(downloads.map(({ blob }) => (blob ? readFile(blob.path, 'utf8') : 'gone')));
  }

  test('.eml files come oldest first; other files, hidden ones and folders do not', async () => {
    await put('b.eml', 'deuxième', 2);
    await put('a.EML', 'première', 1);
    await put('notes.txt', 'non');
    await put('.caché.eml', 'non');
    await mkdir(join(path, 'traités.eml'));
    expect(await wordsOf(source())).toEqual(['première', 'deuxième']);
  });

  test('what the ledger knows is not read again; new bytes under an old name are', async () => {
    await put('a.eml', 'avant');
    for (const { place } of await arrivalsOf(source())) if (place.kind === 'file') known.add(place.fileKey);
    expect(await arrivalsOf(source())).toEqual([]);
    await put('a.eml', 'après', 5);
    expect(await wordsOf(source())).toEqual(['après']);
  });

  const HOUR = 60 * 60_000;

  test('a start in time leaves files that came before it', async () => {
    await put('a.eml', 'là avant');
    expect(await wordsOf(source(Date.now() + HOUR))).toEqual([]);
    expect(await wordsOf(source(Date.now() - HOUR))).toEqual(['là avant']);
  });

  test('an old file that is moved in after the start has come after it', async () => {
    const before = Date.now();
    await writeFile(join(folder.path, 'old.eml'), 'ancien');
    await utimes(join(folder.path, 'old.eml'), new Date(before - 9 * HOUR), new Date(before - 9 * HOUR));
    await rename(join(folder.path, 'old.eml'), join(path, 'old.eml'));
    expect(await wordsOf(source(before - HOUR))).toEqual(['ancien']);
  });

  test('a mail of a Maildir has come when its name says, and not when a colleague opens it', async () => {
    for (const name of ['new', 'cur']) await mkdir(join(path, name));
    const now = Date.now();
    const deliver = async (at: number, words: string) => {
      const name = `${Math.floor(at / 1000)}.M1.host`;
      await writeFile(join(path, 'new', name), words);
      await utimes(join(path, 'new', name), new Date(now - 9 * HOUR), new Date(now - 9 * HOUR));
      return name;
    };
    await deliver(now, 'classé ici');
    const old = await deliver(now - 9 * HOUR, 'vieux');
    await rename(join(path, 'new', old), join(path, 'cur', `${old}:2,S`));
    expect(await wordsOf(source(now - HOUR))).toEqual(['classé ici']);
  });

  test.each([
    ['keep', { act: 'keep' as const }, ['a.eml'], []],
    ['move', { act: 'move' as const, folder: 'traités' }, ['traités'], ['a.eml']],
    ['delete', { act: 'delete' as const }, [], []],
  ])('filing away: %s', async (_, after, left, moved) => {
    await put('a.eml', 'a');
    const mailbox = source();
    const places = (await arrivalsOf(mailbox)).map(({ place }) => place);
    await (await mailbox.open()).fileAway(after, places);
    expect(await readdir(path)).toEqual(left);
    if (after.act === 'move') expect(await readdir(join(path, after.folder))).toEqual(moved);
  });

  test('a Maildir is read in new/ and cur/, never in tmp/, and its flags do not make a mail another', async () => {
    for (const name of ['new', 'cur', 'tmp']) await mkdir(join(path, name));
    await put('new/1.M1.host', 'nouveau', 1);
    await put('cur/0.M0.host:2,', 'ancien', 0);
    await put('tmp/2.M2.host', 'pas fini', 2);
    const mailbox = source();
    expect(await wordsOf(mailbox)).toEqual(['ancien', 'nouveau']);
    const arrivals = await arrivalsOf(mailbox);
    await (await mailbox.open()).fileAway(
      { act: 'flag' },
      arrivals.map(({ place }) => place),
    );
    expect((await readdir(join(path, 'cur'))).sort()).toEqual(['0.M0.host:2,S', '1.M1.host:2,S']);
    expect((await arrivalsOf(mailbox)).map(({ place }) => place)).toEqual(arrivals.map(({ place }) => place));
  });

  test('a Maildir’s flags stay in ASCII order', async () => {
    for (const name of ['new', 'cur']) await mkdir(join(path, name));
    await put('cur/0.M0.host:2,FT', 'marqué');
    const mailbox = source();
    const places = (await arrivalsOf(mailbox)).map(({ place }) => place);
    await (await mailbox.open()).fileAway({ act: 'flag' }, places);
    expect(await readdir(join(path, 'cur'))).toEqual(['0.M0.host:2,FST']);
  });

  test('a folder that is called new is no Maildir for that', async () => {
    path = join(path, 'new');
    await mkdir(path);
    await put('a.eml', 'a');
    const mailbox = source();
    const places = (await arrivalsOf(mailbox)).map(({ place }) => place);
    await (await mailbox.open()).fileAway({ act: 'flag' }, places);
    expect(await readdir(path)).toEqual(['a.eml']);
  });

  test('a file that can’t be filed away keeps no other from it, and is told', async () => {
    await put('a.eml', 'a');
    await put('b.eml', 'b', 1);
    const mailbox = source();
    const places = (await arrivalsOf(mailbox)).map(({ place }) => place);
    const open = await mailbox.open();
    await rm(join(path, 'a.eml'));
    await mkdir(join(path, 'a.eml'));
    const { done, fault } = await open.fileAway({ act: 'delete' }, places);
    expect(done).toEqual(places.slice(1));
    expect(fault?.message).toMatch(/a\.eml can't be filed away \(\w+\)/);
    expect(await readdir(path)).toEqual(['a.eml']);
  });

  test('a folder that is not there is a fault in one sentence', async () => {
    path = join(folder.path, 'nulle part');
    await expect(source().open()).rejects.toThrow(/the folder .*nulle part can't be read \(ENOENT\)/);
  });
});
