import { expect, test } from '@jest/globals';
import type { NotificationPayload } from '../../src/domain/notification.ts';
import type { Db } from '../../src/store/database.ts';
import { cancelOutboxEmails, insertOutboxEmails, requeueOutboxEmail } from '../../src/store/outbox.ts';
import {
  claimOutboxEmails,
  type End,
  endClaimsOf,
  readOutlook,
  recordEnds,
  renewClaims,
} from '../../src/store/outbox-claims.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';

const payloadOf = (name: string): NotificationPayload => ({
  ...{ locale: 'fr', kinds: ['acknowledgement'], role: 'requester', actorId: null, isInternal: false },
  ...{ inReplyTo: null, references: [], values: { name } },
});

const email = (name: string, notBeforeAt = NOON) => ({
  ...{ ticketId: null, logEntryId: null, personId: null, mailboxId: null, recipient: 'ada@univ.example' },
  ...{
    notification: 'acknowledgement' as const,
    payload: payloadOf(name),
    messageId: `${name}@univ.example`,
    notBeforeAt,
  },
});
const claim = (holder: string, now = NOON, limit = 10) => ({ holder, now, until: now + 1000, limit });
const names = (emails: readonly { payload: NotificationPayload }[]) => emails.map(({ payload }) => payload.values.name);

onBothDatabases('the outbox', (open) => {
  const start = async (...emails: ReturnType<typeof email>[]): Promise<Db> => {
    const { write } = await open();
    await insertOutboxEmails(write, emails, NOON);
    return write;
  };

  test('gives each mail that is due to one claimant', async () => {
    const db = await start(email('one'), email('two'), email('later', NOON + 1), email('three'));
    const claims = await Promise.all(['a', 'b', 'c'].map((holder) => claimOutboxEmails(db, claim(holder, NOON, 2))));
    expect(claims.flatMap(names).toSorted()).toEqual(['one', 'three', 'two']);
    expect(claims.every((claimed) => claimed.length <= 2)).toBe(true);
    expect(names(await claimOutboxEmails(db, claim('d', NOON + 1)))).toEqual(['later']);
  });

  test('gives a mail again whose claimant has died, and no longer listens to that one', async () => {
    const db = await start(email('one'));
    const [first] = await claimOutboxEmails(db, claim('dead'));
    const [second] = await claimOutboxEmails(db, claim('alive', NOON + 1000));
    expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
    const id = second?.id as number;
    expect(await recordEnds(db, 'dead', [{ id, state: 'failed', answer: '550' }], NOON)).toEqual([]);
    expect(await recordEnds(db, 'alive', [{ id, state: 'sent', answer: '250 OK' }], NOON)).toEqual([id]);
    const row = await db('outbox_emails').first();
    expect(row).toMatchObject({ state: 'sent', sent_at: NOON, settled_at: NOON, server_answer: '250 OK' });
    expect(await claimOutboxEmails(db, claim('other', NOON + 9000))).toEqual([]);
  });

  test('takes first what a dead claimant has left, and never more than asked for', async () => {
    const db = await start(email('one'), email('two'), email('three'));
    await claimOutboxEmails(db, claim('dead', NOON, 1));
    await claimOutboxEmails(db, claim('also dead', NOON, 1));
    await renewClaims(db, 'also dead', NOON + 5000);
    expect(names(await claimOutboxEmails(db, claim('alive', NOON + 1000, 1)))).toEqual(['one']);
    await endClaimsOf(db, 'also dead');
    expect(names(await claimOutboxEmails(db, claim('alive', NOON + 1000, 2)))).toEqual(['two', 'three']);
  });

  test('records many ends at once, each as it came', async () => {
    const db = await start(...['sent', 'failed', 'unwanted', 'later', 'given back'].map((name) => email(name)));
    const [sent, failed, unwanted, later, back] = (await claimOutboxEmails(db, claim('a'))).map(({ id }) => id);
    const ends: End[] = [
      { id: Number(sent), state: 'sent', answer: '250 OK' },
      { id: Number(failed), state: 'failed', answer: '550 nobody\0' },
      { id: Number(unwanted), state: 'cancelled', answer: 'They left.' },
      { id: Number(later), state: 'queued', answer: '451', retryAt: NOON + 60_000, wasTried: true },
      { id: Number(back), state: 'queued', answer: null, retryAt: null, wasTried: false },
    ];
    expect((await recordEnds(db, 'a', ends, NOON + 1)).toSorted((one, other) => one - other)).toEqual(
      ends.map(({ id }) => id),
    );
    const columns = ['state', 'server_answer', 'attempts', 'not_before_at', 'sent_at', 'settled_at', 'leased_by'];
    const rows = await db('outbox_emails').orderBy('id').select(columns);
    expect(rows.map((row) => columns.map((column) => row[column]))).toEqual([
      ['sent', '250 OK', 1, NOON, NOON + 1, NOON + 1, null],
      ['failed', '550 nobody', 1, NOON, null, NOON + 1, null],
      ['cancelled', 'They left.', 1, NOON, null, NOON + 1, null],
      ['queued', '451', 1, NOON + 60_000, null, null, null],
      ['queued', null, 0, NOON, null, null, null],
    ]);
    expect(await recordEnds(db, 'a', [], NOON)).toEqual([]);
  });

  test('waits before another attempt', async () => {
    const db = await start(email('one'));
    const [{ id } = { id: 0 }] = await claimOutboxEmails(db, claim('a'));
    const end: End = { id, state: 'queued', answer: '451', retryAt: NOON + 60_000, wasTried: true };
    await recordEnds(db, 'a', [end], NOON);
    expect(await claimOutboxEmails(db, claim('a', NOON + 59_999))).toEqual([]);
    expect((await readOutlook(db)).dueAt).toBe(NOON + 60_000);
    const [again] = await claimOutboxEmails(db, claim('a', NOON + 60_000));
    expect(again).toMatchObject({ attempts: 2, answer: '451', queuedAt: NOON });
  });

  test('says what there will be to do', async () => {
    const db = await start(email('one'), email('later', NOON + 1));
    expect(await readOutlook(db)).toEqual({ dueAt: NOON, claims: [] });
    await claimOutboxEmails(db, claim('a'));
    expect(await readOutlook(db)).toEqual({ dueAt: NOON + 1, claims: [{ holder: 'a', until: NOON + 1000 }] });
  });

  test('sends again what has come to an end, and nothing else', async () => {
    const db = await start(email('one'), email('two'));
    const [{ id } = { id: 0 }] = await claimOutboxEmails(db, claim('a', NOON, 1));
    expect(await requeueOutboxEmail(db, id, NOON)).toBe(false);
    expect(await requeueOutboxEmail(db, id + 1, NOON)).toBe(false);
    await recordEnds(db, 'a', [{ id, state: 'failed', answer: '550' }], NOON);
    expect(await requeueOutboxEmail(db, id, NOON + 5)).toBe(true);
    const [again] = await claimOutboxEmails(db, claim('a', NOON + 5));
    expect(again).toMatchObject({ id, attempts: 1, queuedAt: NOON + 5, answer: '550' });
  });

  test('takes back what has not gone, and nothing that has', async () => {
    const db = await start(email('one'), email('two'));
    const [{ id } = { id: 0 }] = await claimOutboxEmails(db, claim('a', NOON, 1));
    expect(await cancelOutboxEmails(db, [id, id + 1], NOON)).toBe(1);
    expect(await db('outbox_emails').orderBy('id').pluck('state')).toEqual(['sending', 'cancelled']);
  });
});
