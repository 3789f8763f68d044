/** Sessions: who is signed in, found by the hash of a secret that only their browser has. */
import type { Db } from './database.ts';
import { forUpdate } from './rows.ts';

/** A ticket that an administrator has asked to see, until an instant. */
export type DisclosedTicket = { readonly id: number; readonly until: number };

/** What a session remembers. */
export type SessionData = { readonly disclosedTickets?: readonly DisclosedTicket[] };

export type Session = {
  /** sha-256 of the cookie's value. */
  readonly tokenHash: string;
  readonly personId: number;
  readonly data: SessionData;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
};

export async function insertSession(db: Db, session: Session): Promise<void> {
  await db('sessions').insert({
    token_hash: session.tokenHash,
    person_id: session.personId,
    data: JSON.stringify(session.data),
    created_at: session.createdAt,
    last_seen_at: session.lastSeenAt,
    expires_at: session.expiresAt,
  });
}

/** A session was used: it lasts until a later instant. */
export async function prolongSession(
  db: Db,
  { tokenHash, lastSeenAt, expiresAt }: Pick<Session, 'tokenHash' | 'lastSeenAt' | 'expiresAt'>,
): Promise<void> {
  await db('sessions')
    .where({ token_hash: tokenHash })
    .where('last_seen_at', '<', lastSeenAt)
    .update({ last_seen_at: lastSeenAt, expires_at: expiresAt });
}

/** What a person's session remembers, locked until the transaction ends; null when it is over, or not theirs. */
export async function lockSessionData(
  tx: Db,
  { tokenHash, personId }: Pick<Session, 'tokenHash' | 'personId'>,
  now: number,
): Promise<SessionData | null> {
  const theirs = tx('sessions').where({ token_hash: tokenHash, person_id: personId }).where('expires_at', '>', now);
  const row: { data: string } | undefined = await forUpdate(tx, theirs).first('data');
  return row ? JSON.parse(row.data) : null;
}

export async function writeSessionData(tx: Db, tokenHash: string, data: SessionData): Promise<void> {
  await tx('sessions')
    .where({ token_hash: tokenHash })
    .update({ data: JSON.stringify(data) });
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).delete();
}

/** Signs a person out wherever they are signed in. */
export async function deleteSessionsOf(tx: Db, personId: number): Promise<void> {
  await tx('sessions').where({ person_id: personId }).delete();
}

export async function deleteExpiredSessions(db: Db, now: number): Promise<number> {
  return db('sessions').where('expires_at', '<=', now).delete();
}
