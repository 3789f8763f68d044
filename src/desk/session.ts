/** Sessions: opened for who signed in, kept while they are used, closed. */
import { lockMaySignIn } from '../store/credentials.ts';
import { deleteSession, insertSession, prolongSession, type Session } from '../store/sessions.ts';
import { type Desk, transact } from './desk.ts';
import { DeskRefusal } from './refusal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A working day without a click ends it; a month ends it in any case. */
const IDLE = 12 * HOUR;
const LONGEST = 30 * 24 * HOUR;

/** That it was used is written no more often than this: a page that is only read should not wait for the one writer. */
const WRITTEN_EVERY = 5 * MINUTE;

export type NewSession = {
  /** sha-256 of a fresh secret, which only the browser keeps. */
  readonly secretHash: string;
  /** Hash of the secret the browser came with: that session is closed, or one planted there would be signed in too. */
  readonly formerHash: string | null;
};

/** Signs someone in. Throws a DeskRefusal when they may not sign in (any more). */
export async function openSession(
  desk: Desk,
  personId: number,
  { secretHash, formerHash }: NewSession,
): Promise<Session> {
  return transact(desk, async ({ tx, now, audit }) => {
    if (!(await lockMaySignIn(tx, personId))) throw new DeskRefusal('not-allowed');
    if (formerHash !== null) await deleteSession(tx, formerHash);
    const times = { createdAt: now, lastSeenAt: now, expiresAt: now + IDLE };
    const session = { tokenHash: secretHash, personId, data: {}, ...times };
    await insertSession(tx, session);
    audit.push({ actorId: personId, action: 'person.signed-in', subjectType: 'person', subjectId: personId });
    return session;
  });
}

/** A session was used: call it for each request; it writes no more than every five minutes. */
export async function keepSession(desk: Desk, session: Session): Promise<void> {
  const now = desk.clock();
  if (now - session.lastSeenAt < WRITTEN_EVERY) return;
  const expiresAt = Math.min(now + IDLE, session.createdAt + LONGEST);
  await transact(desk, ({ tx }) => prolongSession(tx, { tokenHash: session.tokenHash, lastSeenAt: now, expiresAt }));
}

/** Signs out; a session that is gone already is left so. */
export async function closeSession(desk: Desk, tokenHash: string): Promise<void> {
  await transact(desk, ({ tx }) => deleteSession(tx, tokenHash));
}
