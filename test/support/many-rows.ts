/** Writes rows by the thousand in one statement with a single binding: what filling a database for a bench needs. */
import type { Db } from '../../src/store/database.ts';
import { isPostgres } from '../../src/store/rows.ts';

/** All rows have the columns of the first, each a plain value; ids may be given. */
export async function insertMany(db: Db, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (!rows[0]) return;
  const columns = Object.keys(rows[0]);
  const source = isPostgres(db)
    ? `select ${columns.map(quoted).join(', ')} from json_populate_recordset(null::${table}, ?::json)`
    : `select ${columns.map((column) => `value ->> '${column}'`).join(', ')} from json_each(?)`;
  await db.raw(`insert into ${table} (${columns.map(quoted).join(', ')}) ${source}`, [JSON.stringify(rows)]);
}

/** After rows with ids of their own: the next id is one that nobody has. */
export async function numberOn(db: Db, tables: readonly string[]): Promise<void> {
  if (!isPostgres(db)) return;
  for (const table of tables) {
    await db.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  }
}

const quoted = (column: string) => `"${column}"`;
