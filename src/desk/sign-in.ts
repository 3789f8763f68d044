/** Signing in by password: who it is, told in the same time whether there is such a person or not. */
import { addressKey } from '../domain/email-address.ts';
import { type Credentials, findCredentials } from '../store/credentials.ts';
import type { Desk } from './desk.ts';
import { isPassword } from './password.ts';

export type KnownByPassword = Omit<Credentials, 'passwordHash'>;

/**
 * Null when the address or the password is wrong, and for who has no password or may not sign in any more: which of
 * these, nobody can tell from the outside. Nothing is written; how often someone tries is for the door to limit.
 */
export async function signInByPassword(
  desk: Desk,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<KnownByPassword | null> {
  const found = await findCredentials(desk.database.read, addressKey(email));
  const isRight = await isPassword(password, found?.passwordHash ?? DECOY_HASH);
  if (!isRight || !found?.passwordHash) return null;
  const { passwordHash: _, ...person } = found;
  return person;
}

/** The hash of a password that nobody knows: checking it takes as long as checking a real one. */
export const DECOY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$LAY9Jn4bh7GhRJ7IsaaARg$BwWOl/m3CivO7lDocuFkuQ9asnVwyJ/cDJEdye/svTw';
