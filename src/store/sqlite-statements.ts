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
    if (!REPEATS.test(sql)) return void connection[method](sql, bindings, done);
    withStatement(connection, sql, (error, statement) => {
      if (error || !statement) return void done.call({}, error);
      statement[method](bindings, function (fault, rows) {
        done.call({ ...counts(this) }, fault, rows);
      });
    });
  };
  return { run: runAs('run'), all: runAs('all') };
}

function counts(statement: { lastID?: number; changes?: number } | undefined) {
  const { lastID, changes } = statement ?? {};
  return { ...(lastID === undefined ? {} : { lastID }), ...(changes === undefined ? {} : { changes }) };
}

/** Lets go of every statement: the connection could not be closed otherwise. */
export function forget(connection: RawConnection): void {
  for (const statement of kept.get(connection)?.values() ?? []) statement.finalize();
  kept.delete(connection);
}

/** A statement that can't be prepared never calls back when it is run: so each is run only once it is known to be good. */
function withStatement(
  connection: RawConnection,
  sql: string,
  use: (error: Error | null, statement: Statement | null) => void,
): void {
  const known = kept.get(connection)?.get(sql);
  if (known) {
    keep(connection, sql, known);
    use(null, known);
    return;
  }
  const statement = connection.prepare(sql, (error) => {
    if (!error) keep(connection, sql, statement);
    use(error, error ? null : statement);
  });
}

/** What was used longest ago stands first, and goes first. */
function keep(connection: RawConnection, sql: string, statement: Statement): void {
  const statements = kept.get(connection) ?? new Map<string, Statement>();
  kept.set(connection, statements);
  // Two queries that came together have prepared it twice: one that nobody knew would keep the connection from closing.
  const twin = statements.get(sql);
  if (twin !== statement) twin?.finalize();
  statements.delete(sql);
  statements.set(sql, statement);
  for (const [oldest, old] of statements) {
    if (statements.size <= KEPT) return;
    statements.delete(oldest);
    old.finalize();
  }
}
