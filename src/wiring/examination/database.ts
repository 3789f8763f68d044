/** Examines the database: reachable, writable, migrated, sound; then what it knows of the mailboxes. */
import { constants, existsSync, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSettings } from '../../config/database-url.ts';
import type { Config } from '../../config.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { faultInFile } from '../../store/integrity.ts';
import { pendingMigrations } from '../../store/migrations.ts';
import { type Check, well, wrong } from './check.ts';
import { examineLedger } from './ledger.ts';

/** Throws DatabaseUnreachable, and what the database has to say. */
export async function* examineDatabase({ DATABASE_URL: settings }: Config): AsyncGenerator<Check> {
  if (settings.client === 'sqlite' && !hasDatabase(settings.path)) {
    yield wrong('database', `There is no database at ${settings.path} yet.`, 'Run "guichet migrate" to make it.');
    return;
  }
  const database = await openDatabase(settings.url, { create: false });
  try {
    yield well(
      'database',
      `The database can be reached (${settings.client === 'sqlite' ? settings.path : 'PostgreSQL'}).`,
    );
    yield* examineFile(database, settings);
    yield* examineSchema(database);
  } finally {
    await database.close();
  }
}

/** Opening an empty file would already write into it. */
function hasDatabase(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

/** Beyond this size (bytes) looking at every page takes too long. */
const LARGEST = 200 * 1024 ** 2;

async function* examineFile(database: Database, settings: DatabaseSettings): AsyncGenerator<Check> {
  if (settings.client !== 'sqlite') return;
  const { path } = settings;
  // SQLite writes its log beside the file.
  for (const place of [path, dirname(path)]) {
    const fault = await access(place, constants.W_OK).catch((error: NodeJS.ErrnoException) => error);
    if (fault)
      yield wrong('database', `${place} can't be written to (${fault.code}).`, 'Check its owner and its rights.');
  }
  if (statSync(path).size > LARGEST) return;
  const fault = await faultInFile(database);
  yield fault === null
    ? well('integrity', 'The database file is sound.')
    : wrong('integrity', `The database file is damaged: ${fault}.`, 'Stop the gateway and restore a backup.');
}

async function* examineSchema(database: Database): AsyncGenerator<Check> {
  const pending = await pendingMigrations(database.read);
  if (pending.length === 0) {
    yield well('migrations', 'Every migration has run.');
    yield* examineLedger(database.read);
  } else {
    const words = `Migrations have not run yet: ${pending.join(', ')}.`;
    yield wrong('migrations', words, 'Run "guichet migrate", or start the gateway, which does it.');
  }
}
