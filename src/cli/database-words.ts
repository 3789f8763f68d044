/** What a fault of the database means, in a sentence: drivers put the statement in front, which nobody can use. */
import { isDatabaseFault } from '../store/database-fault.ts';

/** Null for any other fault. */
export function databaseFaultOf(error: Error): string | null {
  if (error.name === 'DatabaseUnreachable') return withoutStatement(error.message);
  const code = String((error as { code?: unknown }).code ?? '');
  const isOfStatement = STATEMENT.test(error.message);
  // Other servers refuse connections as well, and then no statement is named.
  if (!isOfStatement && (/^E[A-Z_]+$/.test(code) || !isDatabaseFault(error))) return null;
  return WORDS[code] ?? `The database can't be used: ${withoutStatement(error.message)}`;
}

const LOCKED = 'The database is locked by another process: try again when that one has finished.';
const FULL = 'The disk that the database is on is full.';
const DAMAGED = 'The database file is damaged or is no database: restore a backup.';
const READ_ONLY = "The database can't be written to: check the rights of its file and its folder.";

const WORDS: Readonly<Record<string, string>> = {
  SQLITE_BUSY: LOCKED,
  SQLITE_LOCKED: LOCKED,
  '55P03': LOCKED,
  SQLITE_FULL: FULL,
  '53100': FULL,
  SQLITE_CORRUPT: DAMAGED,
  SQLITE_NOTADB: DAMAGED,
  SQLITE_READONLY: READ_ONLY,
};

const STATEMENT = /(?:^|: )(?:select|insert|update|delete|begin|commit|with|pragma) /i;

/** knex says `select … from … - reason`, SQLite's driver `SQLITE_X: reason`. */
function withoutStatement(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  const from = STATEMENT.exec(line)?.index ?? -1;
  const reason =
    from < 0 ? line : `${from > 0 ? line.slice(0, from + 2) : ''}${line.slice(line.lastIndexOf(' - ') + 3)}`;
  const words = reason.replace(/\bSQLITE_[A-Z]+: /, '');
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
