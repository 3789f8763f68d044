/** The key of an installation that was given none: made once, and kept beside its SQLite database. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSettings } from './database-url.ts';
import { readSecretKeys } from './secret-key.ts';
import { SettingsError } from './settings-error.ts';

/**
 * The keys set, else the kept one, which is made when it is missing: a fresh clone works without any setting, and
 * whoever can read the file can read the database next to it anyway. With PostgreSQL several machines may share the
 * database, and each would make its own key: there SECRET_KEY must be set. Throws a SettingsError.
 */
export function keysOrKept(keys: readonly string[] | null, database: DatabaseSettings): readonly string[] {
  if (keys) return keys;
  if (database.client === 'sqlite') return readKept(keptPath(database.path)) ?? makeKept(keptPath(database.path));
  throw new SettingsError(['SECRET_KEY is missing: run "guichet secret" and set it to what that prints.']);
}

/** The keys set or kept, without making one; none when there are none. */
export function knownKeys(keys: readonly string[] | null, database: DatabaseSettings): readonly string[] {
  return keys ?? (database.client === 'sqlite' ? readKept(keptPath(database.path)) : null) ?? [];
}

/** 32 random bytes in hexadecimal: what `guichet secret` prints. */
export function freshKey(): string {
  return randomBytes(32).toString('hex');
}

function keptPath(databasePath: string): string {
  return join(dirname(databasePath), 'secret.key');
}

function readKept(path: string): readonly string[] | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new SettingsError([`SECRET_KEY is not set and ${path} can't be read: check its rights, or set SECRET_KEY.`]);
  }
  const keys = readSecretKeys(text, () => undefined);
  if (!keys)
    throw new SettingsError([`SECRET_KEY is not set and ${path} holds no key: restore it, or set SECRET_KEY.`]);
  return keys;
}

/** Written whole under another name, then linked: of two processes that start together, one key wins for both. */
function makeKept(path: string): readonly string[] {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeSynced(draft, `${freshKey()}\n`);
    linkSync(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      throw new SettingsError([`SECRET_KEY is not set and ${path} can't be written (${code}): set SECRET_KEY.`]);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return readKept(path) ?? [];
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
