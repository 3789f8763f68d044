/** Sessions: who is signed in, found by the hash of a secret that only their browser has. */
import type { Db } from './database.ts';

export type Session = {
  /** sha-256 of the cookie's value. */
  readonly tokenHash: string;
  /** Null before signing in. */
  readonly personId: number | null;
  /** JSON-safe. */
  readonly data: Readonly<Record<string, unknown>>;
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

/** The session of that hash, or null when there is none or it has expired. */
export async function findSession(db: Db, tokenHash: string, now: number): Promise<Session | null> {
  const row = await db('sessions').where({ token_hash: tokenHash }).where('expires_at', '>', now).first();
  if (!row) return null;
  return {
    tokenHash: row.token_hash,
    personId: row.person_id,
    data: JSON.parse(row.data),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}

/** The session was used: it lasts until a later instant, and keeps what it is given. */
export async function updateSession(
  db: Db,
  { tokenHash, data, lastSeenAt, expiresAt }: Pick<Session, 'tokenHash' | 'data' | 'lastSeenAt' | 'expiresAt'>,
): Promise<void> {
  await db('sessions')
    .where({ token_hash: tokenHash })
    .update({ data: JSON.stringify(data), last_seen_at: lastSeenAt, expires_at: expiresAt });
}

/** Signs the session in under a new secret, or one planted in somebody's browser would be signed in with them. */
export async function renewSession(db: Db, tokenHash: string, newHash: string, personId: number): Promise<boolean> {
  const renewed = await db('sessions')
    .where({ token_hash: tokenHash })
    .update({ token_hash: newHash, person_id: personId });
  return renewed === 1;
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).delete();
}

/** Signs a person out everywhere. */
export async function deleteSessionsOf(db: Db, personId: number): Promise<number> {
  return db('sessions').where({ person_id: personId }).delete();
}

export async function deleteExpiredSessions(db: Db, now: number): Promise<number> {
  return db('sessions').where('expires_at', '<=', now).delete();
}
