/** Faults of the database itself, told apart from faults of what is written to it. */

/** The database cannot be opened; the message is one sentence for whoever runs the program. */
export class DatabaseUnreachable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseUnreachable';
  }
}

/**
 * True when trying again later may succeed because the fault is the database's (busy, disk full, connection lost),
 * false when it lies in what was written, and trying the same again would fail the same way.
 */
export function isDatabaseFault(error: unknown): boolean {
  const code = codeOf(error);
  return SQLITE_FAULTS.has(code) || NETWORK_FAULTS.has(code) || isPostgresFault(code) || LOST.test(messageOf(error));
}

/** True when PostgreSQL gave up one of several transactions that waited for each other: it may simply run again. */
export function isCrossedTransaction(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40P01' || code === '40001';
}

/** What an error says, on one line. */
export function messageOf(error: unknown): string {
  const { message, name } = (error ?? {}) as Partial<Error>;
  return String(message || name || error).replace(/\s+/g, ' ');
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

const SQLITE_FAULTS = new Set(
  'BUSY LOCKED FULL IOERR CANTOPEN NOMEM READONLY CORRUPT NOTADB PROTOCOL INTERRUPT PERM AUTH'
    .split(' ')
    .map((name) => `SQLITE_${name}`),
);

const NETWORK_FAULTS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** Classes of SQLSTATE: connection, rollback, resources, limits, intervention, system; and a transaction already given up. */
function isPostgresFault(code: string): boolean {
  return /^(08|40|53|57|58)[0-9A-Z]{3}$/.test(code) || code === '25P02' || code === '55P03';
}

/** Said by drivers without a code; the last two mean that SQLite itself rolled the whole transaction back. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|Knex: Timeout acquiring|Transaction query already complete)|no such savepoint|no transaction is active/;
