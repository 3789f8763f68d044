import { expect, test } from '@jest/globals';
import type { Desk } from '../../src/desk/desk.ts';
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { noteFailure } from '../../src/desk/note-failure.ts';
import { type Arrivals, recordArrivals } from '../../src/desk/record-arrivals.ts';
import { replayReceivedEmails } from '../../src/desk/replay-received-emails.ts';
import { readAlarms } from '../../src/store/alarms.ts';
import { countReceivedEmails, ledgerBalance } from '../../src/store/ledger-counts.ts';
import { readWatermark } from '../../src/store/mailboxes.ts';
import {
  countPending,
  emailsToFileAway,
  knownFileKeys,
  markAllFiledAway,
  markFiledAway,
  pendingEmails,
} from '../../src/store/received-emails.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, decisionOf, deskOn, filing, mailboxOf, mark, NOON, opening, sha } from '../support/filings.ts';

const listed = (place: { uid: number } | { fileKey: string }) => ({
  place: 'uid' in place ? { kind: 'uid' as const, ...place } : { kind: 'file' as const, ...place },
  size: 100,
  messageId: 'a@univ.example',
  from: 'ada@univ.example',
  subject: 'No network',
});
const blob = (bytes: string) => ({ sha256: sha(bytes), size: 100 });
const none: Pick<Arrivals, 'mark' | 'downloads' | 'oversize'> = { mark: null, downloads: [], oversize: [] };
const MINUTE = 60_000;

onBothDatabases('the ledger', (open) => {
  const start = async (clock = () => NOON) => {
    const database = await open();
    const desk = deskOn(database, clock);
    const { id: mailboxId } = await mailboxOf(desk);
    const due = { mailboxId, isSilent: false, afterId: 0, dueAt: NOON, limit: 100 };
    return { database, desk, mailboxId, due, db: database.write };
  };
  const uidsOf = (desk: Desk) => desk.database.write('received_emails').orderBy('id').pluck('uid');

  test('has a row for each mail seen, in the order of arrival, before any is processed', async () => {
    const { desk, db, mailboxId, due } = await start();
    const recorded = await recordArrivals(desk, {
      ...{ mailboxId, folder: 'INBOX', mark: mark(4) },
      downloads: [
        { arrival: listed({ uid: 1 }), blob: blob('one') },
        { arrival: listed({ uid: 3 }), blob: null },
        { arrival: listed({ uid: 4 }), blob: blob('four') },
      ],
      oversize: [{ ...listed({ uid: 2 }), limit: 50, sender: null }],
    });
    expect(recorded).toEqual({ pending: 2, oversize: 1, gone: 1 });
    expect(await uidsOf(desk)).toEqual([1, 2, 3, 4]);
    expect((await pendingEmails(db, due)).map(({ sha256 }) => sha256)).toEqual([sha('one'), sha('four')]);
    expect(await readWatermark(db, mailboxId, 'INBOX')).toEqual(mark(4));
    expect(await ledgerBalance(db, mailboxId)).toMatchObject({
      seen: 4,
      counts: { pending: 2, oversize: 1, ignored: 1 },
      balances: true,
    });
  });

  test('counts a mail once that is fetched twice', async () => {
    const { desk, db, mailboxId } = await start();
    await arrive(desk, mailboxId, [1, 2]);
    const again = await recordArrivals(desk, {
      ...{ mailboxId, folder: 'INBOX', mark: mark(3), oversize: [] },
      downloads: [1, 2, 3].map((uid) => ({ arrival: listed({ uid }), blob: blob(`mail ${uid}`) })),
    });
    expect(again).toEqual({ pending: 1, oversize: 0, gone: 0 });
    expect(await ledgerBalance(db, mailboxId)).toMatchObject({ seen: 3, balances: true });
  });

  test('takes the same UID of another folder, mailbox or generation for another mail', async () => {
    const { desk, db, mailboxId } = await start();
    const other = await mailboxOf(desk, 'support@univ.example');
    await arrive(desk, mailboxId, [1]);
    await arrive(desk, mailboxId, [1], { folder: 'Archive' });
    await arrive(desk, mailboxId, [1], { uidValidity: 2 });
    await arrive(desk, other.id, [1]);
    expect(await uidsOf(desk)).toEqual([1, 1, 1, 1]);
    expect(await ledgerBalance(db, mailboxId)).toMatchObject({ seen: 3, balances: true });
  });

  test('knows a file by its bytes, whatever its name', async () => {
    const { desk, db, mailboxId } = await start();
    const files = { mailboxId, folder: 'folder:./mails', ...none };
    const download = (fileKey: string, bytes: string) => ({ arrival: listed({ fileKey }), blob: blob(bytes) });
    const first = [download('a', 'same'), download('b', 'other'), download('c', 'same')];
    expect(await recordArrivals(desk, { ...files, downloads: first })).toMatchObject({ pending: 2 });
    expect(await recordArrivals(desk, { ...files, downloads: [download('d', 'other')] })).toMatchObject({ pending: 0 });
    expect(await knownFileKeys(db, mailboxId, files.folder, ['a', 'b', 'x'])).toEqual(new Set(['a', 'b']));
  });

  test('takes folders and files whose names are longer than any column', async () => {
    const { desk, db, mailboxId } = await start();
    const folder = `/srv/${'dossier é/'.repeat(100)}`;
    const fileKey = `${'🎈'.repeat(400)}.eml`;
    const downloads = [{ arrival: listed({ fileKey }), blob: blob('one') }];
    const place = { mailboxId, folder, mark: mark(0), downloads, oversize: [] };
    expect(await recordArrivals(desk, place)).toMatchObject({ pending: 1 });
    expect(await recordArrivals(desk, place)).toMatchObject({ pending: 0 });
    expect(await knownFileKeys(db, mailboxId, folder, [fileKey, `${fileKey}x`])).toEqual(new Set([fileKey]));
    expect(await readWatermark(db, mailboxId, folder)).toEqual(mark(0));
  });

  test('gives pending mails in pages, live and imported ones apart', async () => {
    const { desk, db, mailboxId, due } = await start();
    const ids = await arrive(desk, mailboxId, [1, 2, 3]);
    const downloads = [{ arrival: listed({ fileKey: 'a' }), blob: blob('old') }];
    await recordArrivals(desk, { mailboxId, folder: 'import', ...none, downloads, isSilent: true });
    const [first, second] = await pendingEmails(db, { ...due, limit: 2 });
    expect([first?.id, second?.id]).toEqual([ids[0], ids[1]]);
    expect((await pendingEmails(db, { ...due, afterId: ids[1] as number })).map(({ id }) => id)).toEqual([ids[2]]);
    expect(await pendingEmails(db, { ...due, isSilent: true })).toHaveLength(1);
    expect(await countPending(db, due)).toBe(3);
  });

  test('tries a bad mail three times, ever later, and then gives it up with an alarm', async () => {
    let now = NOON;
    const { desk, db, mailboxId, due } = await start(() => now);
    const [bad = 0] = await arrive(desk, mailboxId, [1, 2]);
    const dueIds = async (at: number) => (await pendingEmails(db, { ...due, dueAt: at })).map(({ id }) => id);
    expect(await noteFailure(desk, bad, new Error('unreadable'))).toEqual({ attempts: 1, disposition: 'pending' });
    expect(await dueIds(NOON + MINUTE - 1)).not.toContain(bad);
    now += MINUTE;
    expect(await dueIds(now)).toContain(bad);
    expect(await noteFailure(desk, bad, new Error('unreadable'))).toEqual({ attempts: 2, disposition: 'pending' });
    expect(await dueIds(now + 5 * MINUTE - 1)).not.toContain(bad);
    expect(await noteFailure(desk, bad, new Error('no way'))).toEqual({ attempts: 3, disposition: 'failed' });
    expect(await readAlarms(db)).toMatchObject([{ kind: 'mail-failed', mailboxId, details: { email: bad } }]);
    expect(await ledgerBalance(db, mailboxId)).toMatchObject({ counts: { failed: 1, pending: 1 }, balances: true });
    expect(await emailsToFileAway(db, { ...due, folder: 'INBOX', uidValidity: 1 })).toEqual([]);
  });

  test('does not call a mail failed that somebody else has settled', async () => {
    const { desk, mailboxId } = await start();
    const [id = 0] = await arrive(desk, mailboxId, [1]);
    await fileReceivedEmails(desk, [filing(id, opening())]);
    expect(await noteFailure(desk, id, new Error('too late'))).toEqual({ attempts: 0, disposition: 'opened' });
  });

  test('puts failed and held mails through again, and never those that wrote on a ticket', async () => {
    const { desk, db, mailboxId, due } = await start();
    const [opened = 0, held = 0, failed = 0] = await arrive(desk, mailboxId, [1, 2, 3]);
    const hold = () => decisionOf({ act: 'none' }, { disposition: 'held', reason: 'bulk' });
    await fileReceivedEmails(desk, [filing(opened, opening()), filing(held, opening(), { decide: hold })]);
    for (let attempt = 0; attempt < 3; attempt += 1) await noteFailure(desk, failed, new Error('unreadable'));
    expect((await replayReceivedEmails(desk, [opened, held, failed, 999])).toSorted()).toEqual(
      [held, failed].toSorted(),
    );
    expect((await pendingEmails(db, due)).map(({ id, attempts }) => [id, attempts])).toEqual([
      [held, 0],
      [failed, 0],
    ]);
    expect(await fileReceivedEmails(desk, [filing(failed, opening())])).toMatchObject([
      { ticketReference: 'R-000002' },
    ]);
    expect(await countReceivedEmails(db, [opened, held, failed])).toMatchObject({ opened: 2, pending: 1, held: 0 });
  });

  test('files away what is settled, of the folder as it is now numbered', async () => {
    const { desk, db, mailboxId } = await start();
    const place = { mailboxId, folder: 'INBOX', uidValidity: 2, afterId: 0, limit: 10 };
    const old = await arrive(desk, mailboxId, [1], { uidValidity: 1 });
    const [opened = 0, held = 0] = await arrive(desk, mailboxId, [7, 8, 9], { uidValidity: 2 });
    const hold = () => decisionOf({ act: 'none' }, { disposition: 'held', reason: 'bulk' });
    await fileReceivedEmails(desk, [
      filing(old[0] as number, opening()),
      filing(opened, opening()),
      filing(held, opening(), { decide: hold }),
    ]);
    expect(await emailsToFileAway(db, place)).toEqual([{ id: opened, uid: 7, fileKey: null }]);
    await markFiledAway(db, [opened], NOON);
    expect(await emailsToFileAway(db, place)).toEqual([]);
    await markAllFiledAway(db, mailboxId, NOON);
    expect(await emailsToFileAway(db, { ...place, uidValidity: 1 })).toEqual([]);
  });
});
