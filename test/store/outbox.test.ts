import { expect, test } from '@jest/globals';
import type { Db } from '../../src/store/database.ts';
import { cancelOutboxEmails, claimOutboxEmails, finishAttempt, insertOutboxEmails } from '../../src/store/outbox.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';

const email = (name: string, notBeforeAt = NOON) => ({
  ...{ ticketId: null, logEntryId: null, personId: null, mailboxId: null, recipient: 'ada@univ.example' },
  ...{ notification: 'acknowledgement', payload: { name }, messageId: `${name}@univ.example`, notBeforeAt },
});
const claim = (holder: string, now = NOON, limit = 10) => ({ holder, now, until: now + 1000, limit });
const names = (emails: readonly { payload: Readonly<Record<string, unknown>> }[]) =>
  emails.map(({ payload }) => payload.name);

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
    expect(await finishAttempt(db, id, 'dead', { state: 'failed', answer: '550' }, NOON)).toBe(false);
    expect(await finishAttempt(db, id, 'alive', { state: 'sent', answer: '250 OK' }, NOON)).toBe(true);
    expect(await db('outbox_emails').first()).toMatchObject({ state: 'sent', sent_at: NOON, server_answer: '250 OK' });
    expect(await claimOutboxEmails(db, claim('other', NOON + 9000))).toEqual([]);
  });

  test('waits before another attempt', async () => {
    const db = await start(email('one'));
    const [{ id } = { id: 0 }] = await claimOutboxEmails(db, claim('a'));
    await finishAttempt(db, id, 'a', { state: 'queued', answer: '451', retryAt: NOON + 60_000 }, NOON);
    expect(await claimOutboxEmails(db, claim('a', NOON + 59_999))).toEqual([]);
    expect(names(await claimOutboxEmails(db, claim('a', NOON + 60_000)))).toEqual(['one']);
  });

  test('takes back what has not gone, and nothing that has', async () => {
    const db = await start(email('one'), email('two'));
    const [{ id } = { id: 0 }] = await claimOutboxEmails(db, claim('a', NOON, 1));
    expect(await cancelOutboxEmails(db, [id, id + 1])).toBe(1);
    expect(await db('outbox_emails').orderBy('id').pluck('state')).toEqual(['sending', 'cancelled']);
  });
});
