import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ImapConnection } from '../../src/domain/mailbox-settings.ts';
import type { Watermark } from '../../src/domain/watermark.ts';
import { imapMailbox } from '../../src/inbound/imap-mailbox.ts';
import type { Arrival, MailSource, OpenFolder } from '../../src/inbound/mail-source.ts';
import { type BlobStore, openBlobFolder } from '../../src/store/blobs.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const mail = (subject: string, body = 'Bonjour.') =>
  `From: Ada <ada@univ.example>\nTo: assistance@univ.example\nMessage-ID: <${subject}@univ.example>\nSubject: ${subject}\n\n${body}\n`;

describe('a mailbox on a real IMAP server', () => {
  const folder = temporaryFolder('imap');
  let dovecot: Dovecot;
  let blobs: BlobStore;
  let source: MailSource;
  let users = 0;
  const userNames = Array.from({ length: 20 }, (_, at) => `user${at}`);

  beforeAll(async () => {
    dovecot = await startDovecot({ users: userNames.map((name) => ({ name, password: 'mot de passe' })) });
    blobs = await openBlobFolder(folder.path);
  });
  afterEach(() => source.close());
  afterAll(async () => {
    await dovecot.stop();
    await folder.remove();
  });

  /** A fresh user, and a mailbox of ours that reads it. */
  function connect(since: 'now' | 'all' | number, over: Partial<ImapConnection> = {}, command = 60_000): string {
    const user = userNames[users++] as string;
    const { host, port } = dovecot;
    const login = { host, port, user, password: 'mot de passe', folder: 'INBOX' };
    const connection: ImapConnection = { kind: 'imap', security: 'none', idle: true, ...login, ...over };
    const deadlines = { connect: 60_000, command };
    source = imapMailbox({ connection, since, clock: () => Date.now(), deadlines });
    return user;
  }

  async function read(open: OpenFolder, previous: Watermark | null) {
    const arrivals: Arrival[] = [];
    let mark = previous;
    for await (const batch of open.arrivals(previous)) {
      arrivals.push(...batch.arrivals);
      mark = batch.mark;
    }
    return { arrivals, mark, subjects: arrivals.map(({ subject }) => subject) };
  }

  test('what is there is listed with its size, oldest first, and read byte for byte', async () => {
    const user = connect('all');
    await dovecot.deliverMany(user, [mail('un'), mail('deux', 'x'.repeat(700_000)), mail('trois')]);
    const open = await source.open();
    const { arrivals, subjects } = await read(open, null);
    expect(subjects).toEqual(['un', 'deux', 'trois']);
    expect(arrivals[0]).toMatchObject({ from: 'ada@univ.example', messageId: 'un@univ.example' });
    const downloads = await open.download(arrivals, blobs.stage);
    const [first, large] = await Promise.all(downloads.map(({ blob }) => readFile(blob?.path ?? '', 'utf8')));
    expect(first?.replaceAll('\r\n', '\n')).toBe(mail('un'));
    expect(large).toContain('x'.repeat(700_000));
    expect(downloads.map(({ arrival, blob }) => blob?.size === arrival.size)).toEqual([true, true, true]);
  });

  test('how a mail begins is read without the rest of it, and one that is gone is left out', async () => {
    const user = connect('all');
    await dovecot.deliverMany(user, [mail('lourd', 'x'.repeat(300_000)), mail('part'), mail('bref')]);
    const open = await source.open();
    const { arrivals } = await read(open, null);
    await open.fileAway({ act: 'delete' }, [(arrivals[1] as Arrival).place]);
    const heads = arrivals.map((arrival) => open.heads([arrival]).then((found) => found.get(arrival)));
    const [large, gone, short] = await Promise.all(heads);
    expect([large?.length, large?.toString('latin1', 0, 9)]).toEqual([64 * 1024, 'From: Ada']);
    expect(gone).toBeUndefined();
    expect(short?.toString()).toContain('Bonjour.');
  });

  test('the mark decides what is new, whatever a colleague has read', async () => {
    const user = connect('all');
    await dovecot.deliver(user, mail('avant'));
    const { mark } = await read(await source.open(), null);
    await dovecot.deliver(user, mail('lu par un collègue'), { flags: 'S' });
    await dovecot.deliver(user, mail('non lu'));
    const { subjects } = await read(await source.open(), mark);
    expect(subjects).toEqual(['lu par un collègue', 'non lu']);
  });

  test('a new mailbox that starts now leaves what was there, and misses nothing after', async () => {
    const user = connect('now');
    await dovecot.deliver(user, mail('ancien'));
    const first = await read(await source.open(), null);
    expect(first.subjects).toEqual([]);
    await dovecot.deliver(user, mail('nouveau'));
    expect((await read(await source.open(), first.mark)).subjects).toEqual(['nouveau']);
  });

  test('a mail that is gone before its body is fetched is told as gone', async () => {
    const user = connect('all');
    await dovecot.deliverMany(user, [mail('reste'), mail('part')]);
    const open = await source.open();
    const { arrivals } = await read(open, null);
    await open.fileAway({ act: 'delete' }, [(arrivals[1] as Arrival).place]);
    const downloads = await open.download(arrivals, blobs.stage);
    expect(downloads.map(({ blob }) => blob !== null)).toEqual([true, false]);
  });

  test.each([
    ['flag', { act: 'flag' as const }, 1, 0],
    ['move', { act: 'move' as const, folder: 'Traités' }, 0, 1],
    ['delete', { act: 'delete' as const }, 0, 0],
  ])('filing away: %s', async (_, after, left, moved) => {
    const user = connect('all');
    await dovecot.deliver(user, mail('à classer'));
    const open = await source.open();
    const { arrivals } = await read(open, null);
    await open.fileAway(after, [...arrivals.map(({ place }) => place), { kind: 'uid', uid: 9999 }]);
    const names = await dovecot.mailsIn(user);
    expect(names).toHaveLength(left);
    if (after.act === 'flag') expect(names[0]).toMatch(/:2,.*S/);
    if (after.act === 'move') expect(await dovecot.mailsIn(user, after.folder)).toHaveLength(moved);
  });

  test('a new mail is announced while waiting, and when it came a moment before', async () => {
    const user = connect('all');
    await source.open();
    const waiting = source.waitForMail(AbortSignal.timeout(60_000));
    await dovecot.deliver(user, mail('pendant'));
    await waiting;
    expect((await read(await source.open(), null)).subjects).toEqual(['pendant']);
  });

  test('waiting ends when told to', async () => {
    connect('all');
    await source.open();
    const stop = new AbortController();
    const waiting = source.waitForMail(stop.signal);
    stop.abort();
    await waiting;
  });

  test('a wrong password is a fault that says so, and does not say the password', async () => {
    connect('all', { password: 'hunter2' });
    await expect(source.open()).rejects.toMatchObject({ name: 'SourceFault', kind: 'sign-in' });
    await expect(source.open()).rejects.not.toThrow('hunter2');
  });

  test('a missing folder and a closed port are faults in one sentence', async () => {
    connect('all', { folder: 'Nulle part' });
    await expect(source.open()).rejects.toMatchObject({ name: 'SourceFault' });
    connect('all', { port: 1 });
    await expect(source.open()).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('a server that stops answering is given up within its deadline', async () => {
    const user = connect('all', {}, 2000);
    await dovecot.deliver(user, mail('coincé'));
    const open = await source.open();
    dovecot.pause();
    try {
      await expect(read(open, null)).rejects.toMatchObject({ kind: 'timeout' });
    } finally {
      dovecot.resume();
    }
    await source.close();
    connect('all', { user });
    expect((await read(await source.open(), null)).subjects).toEqual(['coincé']);
  });
});
