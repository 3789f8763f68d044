/** PostgreSQL through knex: one pool for all, 64-bit integers as numbers, and connection faults in a sentence. */
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { DatabaseUnreachable, messageOf } from './database-fault.ts';

/** Opens a pool on a postgres:// URL. Throws DatabaseUnreachable, whose message has no password in it. */
export async function openPostgres(url: string): Promise<Knex> {
  const handle = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: 'guichet',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      // A process that stopped in the middle of a transaction must not hold its locks for ever.
      idle_in_transaction_session_timeout: 60_000,
      lock_timeout: 60_000,
      types: { getTypeParser },
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: 10 },
    compileSqlOnError: false,
    log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} },
  });
  try {
    await handle.raw('select 1');
    return handle;
  } catch (error) {
    await handle.destroy();
    throw new DatabaseUnreachable(`PostgreSQL at ${placeOf(url)} cannot be used: ${reasonOf(error)}.`);
  }
}

const INT8 = 20;
const NUMERIC = 1700;

/** Instants and sizes stay far below 2^53, so they are numbers here, as they are on SQLite; so are sums of them. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
  } catch {
    return 'the address given';
  }
}

/** Several addresses tried in vain come as one error without a message of its own. */
function reasonOf(error: unknown): string {
  const [first] = (error as Partial<AggregateError>).errors ?? [];
  if (first !== undefined) return reasonOf(first);
  return messageOf(error)
    .replace(/^select 1 - /, '')
    .replace(/\.$/, '');
}
