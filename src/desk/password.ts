/** Passwords as they are kept: argon2id hashes, which say themselves how they were made. */
import { hash, verify } from '@node-rs/argon2';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 1024;

/** Why a password won't do, in a sentence; null when it will. Length is counted as people count letters. */
export function faultOfPassword(password: string): string | null {
  const { length } = [...password.normalize('NFC')];
  if (length < SHORTEST_PASSWORD) return `The password must have at least ${SHORTEST_PASSWORD} characters.`;
  return length > LONGEST_PASSWORD ? `The password must have at most ${LONGEST_PASSWORD} characters.` : null;
}

/** argon2id with the library's parameters, which follow OWASP's. One written form: keyboards compose accents differently. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

export function isPassword(password: string, hashed: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFC'));
}
