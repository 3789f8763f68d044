/** SQLite through knex: one writer whose transactions begin at once as writers, beside a few readers. */
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import { DatabaseUnreachable, messageOf } from './database-fault.ts';
import { forget, type RawConnection, remembering } from './sqlite-statements.ts';

/** The two connections of a database file: `write` alone changes it. */
export type SqliteHandles = { readonly write: Knex; readonly read: Knex };

/**
 * Opens a database file, made with its folder unless `create` is false.
 * Throws DatabaseUnreachable when that cannot be.
 */
export async function openSqlite(path: string, create: boolean): Promise<SqliteHandles> {
  if (!create && !existsSync(path)) throw new DatabaseUnreachable(`There is no database at ${path} yet.`);
  const handles = { write: connect(path, 1, WRITER), read: connect(path, 4, READER) };
  try {
    mkdirSync(dirname(path), { recursive: true });
    await handles.write.raw('select count(*) from sqlite_master');
    return handles;
  } catch (error) {
    await Promise.all([handles.write.destroy(), handles.read.destroy()]);
    throw new DatabaseUnreachable(
      `The database file ${path} cannot be opened: ${messageOf(error).replace(/\.$/, '')}.`,
      error,
    );
  }
}

/** Mail must survive a power cut: FULL syncs the log at every commit. */
const WRITER = [
  'pragma busy_timeout = 10000',
  'pragma journal_mode = wal',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  'pragma cache_size = -16000',
];
const READER = ['pragma busy_timeout = 10000', 'pragma query_only = on'];

function connect(filename: string, max: number, pragmas: readonly string[]): Knex {
  return knex({
    client: ImmediateSqlite,
    connection: { filename },
    useNullAsDefault: true,
    compileSqlOnError: false,
    log: QUIET,
    pool: {
      min: 0,
      max,
      afterCreate: (connection: RawConnection, done: (error: Error | null) => void) =>
        connection.exec(pragmas.join(';'), done),
    },
  });
}

/** knex tells on the console what it throws as well. */
const QUIET = { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} };

/** knex has no types for its dialects' own modules, nor for what a dialect may override. */
declare class Dialect extends (null as unknown as typeof Knex.Client) {
  _query(connection: unknown, query: unknown): unknown;
  destroyRawConnection(connection: unknown): Promise<void>;
}
const SqliteClient = createRequire(import.meta.url)('knex/lib/dialects/sqlite3/index.js') as typeof Dialect;

type Transaction = ReturnType<Knex.Client['transaction']>;
type Begins = { begin(connection: unknown): unknown; query(connection: unknown, sql: string): unknown };

/**
 * A transaction that reads first and writes later fails at once, whatever the busy timeout, when another process
 * has written in between (SQLITE_BUSY_SNAPSHOT): so each takes the writer's lock when it begins. Savepoints don't begin.
 */
class ImmediateSqlite extends SqliteClient {
  override transaction(...args: Parameters<Knex.Client['transaction']>): Transaction {
    const transaction = super.transaction(...args);
    const begins = transaction as unknown as Begins;
    begins.begin = (connection) => begins.query(connection, 'BEGIN IMMEDIATE;');
    return transaction;
  }

  override _query(connection: RawConnection, query: unknown): unknown {
    return super._query(remembering(connection), query);
  }

  override async destroyRawConnection(connection: RawConnection): Promise<void> {
    forget(connection);
    await super.destroyRawConnection(connection);
  }
}
