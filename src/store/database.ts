/** The database that DATABASE_URL names: SQLite or PostgreSQL behind one type, so that only this floor knows knex. */
import type { Knex } from 'knex';
import { DatabaseUnreachable, isCrossedTransaction } from './database-fault.ts';
import { isMigrated, migrate } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** What queries run on: a connection or an open transaction. */
export type Db = Knex;

export type Database = {
  readonly dialect: 'sqlite' | 'postgres';
  /** For single statements that write; on SQLite never while a transaction of the same caller is open. */
  readonly write: Db;
  /** For reads outside transactions: on SQLite they go on while someone writes. */
  readonly read: Db;
  /**
   * All of `work` or nothing; it must use only the `tx` it is given. On PostgreSQL it is run again when it
   * crossed another transaction, so it has no effect but on the database.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Calls `heard` after every transaction that commits here, until what it gives is called. */
  watch(heard: () => void): () => void;
  /** A part of a transaction that can fail alone: what it wrote is undone, its error thrown, and `tx` goes on. */
  savepoint<T>(tx: Db, work: (tx: Db) => Promise<T>): Promise<T>;
  /** Brings the schema up to date; the names of the migrations that this took. */
  migrate(): Promise<string[]>;
  /** True when every migration has run; changes nothing. */
  isMigrated(): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Opens `sqlite:./path` or `postgres://…`. The file and its folder are made unless `create` is false.
 * Throws DatabaseUnreachable with one sentence that holds no password.
 */
export async function openDatabase(url: string, { create = true } = {}): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    const pool = await openPostgres(url);
    return databaseOf('postgres', pool, pool);
  }
  if (!/^sqlite:./.test(url)) {
    throw new DatabaseUnreachable('A database is named by sqlite:./path or postgres://user:password@host/name.');
  }
  const { write, read } = await openSqlite(url.replace(/^sqlite:(\/\/(?=\/))?/, ''), create);
  return databaseOf('sqlite', write, read);
}

function databaseOf(dialect: Database['dialect'], write: Db, read: Db): Database {
  const watchers = new Set<() => void>();
  return {
    dialect,
    write,
    read,
    transaction: async (work) => {
      const result = await again(() => write.transaction(work));
      for (const heard of watchers) heard();
      return result;
    },
    watch: (heard) => {
      watchers.add(heard);
      return () => void watchers.delete(heard);
    },
    savepoint: (tx, work) => tx.transaction(work),
    migrate: () => migrate(write),
    isMigrated: () => isMigrated(read),
    close: async () => {
      await Promise.all([...new Set([write, read])].map((handle) => handle.destroy()));
    },
  };
}

/** Transactions that wait for each other are rare and short: one of them is given up, and finds the way free next time. */
async function again<T>(run: () => Promise<T>, attempts = 4): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (attempts <= 1 || !isCrossedTransaction(error)) throw error;
    return again(run, attempts - 1);
  }
}
