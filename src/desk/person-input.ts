/** What is given of a person who is put into the directory. */
import type { Role } from '../domain/person.ts';

export type PersonInput = {
  readonly name: string;
  /** Null leaves it as it is; someone new is a requester. */
  readonly role: Role | null;
  /** The first is the one mail goes to. */
  readonly addresses: readonly string[];
  /** Slugs or names of all their teams; null leaves them as they are. */
  readonly teams: readonly string[] | null;
  /** Already hashed; absent leaves it as it is. */
  readonly passwordHash?: string;
};
