/** Prepared statements of a SQLite connection, kept for the next time: preparing one costs more than running it. */

/** What the driver calls back with; `this` is the statement, whose counts the next run of it overwrites. */
type Done = (this: { lastID?: number; changes?: number }, error: Error | null, rows?: unknown[]) => void;

type Statement = {
  run(bindings: unknown, done: Done): void;
  all(bindings: unknown, done: Done): void;
  finalize(done?: () => void): void;
};

export type RawConnection = {
  prepare(sql: string, done: (error: Error | null) => void): Statement;
  exec(sql: string, done: (error: Error | null) => void): void;
  run(sql: string, bindings: unknown, done: Done): void;
  all(sql: string, bindings: unknown, done: Done): void;
};

/** As many as the usual work needs; lists of varying length make more, which come and go. */
const KEPT = 150;

const REPEATS = /^\s*(select|insert|update|delete|with)\b/i;

const kept = new WeakMap<RawConnection, Map<string, Statement>>();

/** The connection, with statements that are prepared once. */
export function remembering(connection: RawConnection): Pick<RawConnection, 'run' | 'all'> {
  const runAs = (method: 'run' | 'all') => (sql: string, bindings: unknown, done: Done) => {
    if (!REPEATS.test(sql)) connection[method](sql, bindings, done);
    else
      statementFor(connection, sql)[method](bindings, function (error, rows) {
        done.call({ lastID: this?.lastID, changes: this?.changes } as never, error, rows);
      });
  };
  return { run: runAs('run'), all: runAs('all') };
}

/** Lets go of every statement: the connection could not be closed otherwise. */
export function forget(connection: RawConnection): void {
  for (const statement of kept.get(connection)?.values() ?? []) statement.finalize();
  kept.delete(connection);
}

function statementFor(connection: RawConnection, sql: string): Statement {
  const statements = kept.get(connection) ?? new Map<string, Statement>();
  kept.set(connection, statements);
  const known = statements.get(sql);
  // Taken out and put back in: what was used longest ago stands first, and goes first.
  statements.delete(sql);
  const statement = known ?? prepare(connection, sql, statements);
  statements.set(sql, statement);
  for (const [oldest, old] of statements) {
    if (statements.size <= KEPT) break;
    statements.delete(oldest);
    old.finalize();
  }
  return statement;
}

/** A statement that can't be prepared fails when it is run as well, where somebody listens; it is not kept. */
function prepare(connection: RawConnection, sql: string, statements: Map<string, Statement>): Statement {
  return connection.prepare(sql, (error) => {
    if (error) statements.delete(sql);
  });
}
