/** Examines the key: set, kept beside the database, or yet to be made; none is made here. */
import { dirname } from 'node:path';
import { knownKeys } from '../../config/kept-key.ts';
import type { Config } from '../../config.ts';
import { type Check, well, wrong } from './check.ts';

const KEY = 'secret-key';

/** Throws a SettingsError where a key is kept and can't be read. */
export async function examineKey({ SECRET_KEY, DATABASE_URL }: Config): Promise<Check[]> {
  if (SECRET_KEY !== null) return [well(KEY, 'SECRET_KEY is set.')];
  if (DATABASE_URL.client === 'postgres') {
    return [wrong(KEY, 'SECRET_KEY is not set.', 'Run "guichet secret" and set it to what that prints.')];
  }
  const folder = dirname(DATABASE_URL.path);
  if (knownKeys(null, DATABASE_URL).length > 0) return [well(KEY, `The key is kept in ${folder}/secret.key.`)];
  return [well(KEY, `No key is kept in ${folder} yet: the first start makes one.`)];
}
