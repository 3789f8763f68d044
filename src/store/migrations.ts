/** The schema's migrations: which there are, which have run, and running the rest. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';

const DIRECTORY = fileURLToPath(new URL('../../migrations', import.meta.url));

/** How knex finds them; also what knexfile.ts gives to knex's own command. */
export const MIGRATIONS: Knex.MigratorConfig = {
  directory: DIRECTORY,
  loadExtensions: ['.ts'],
  extension: 'ts',
};

/** Runs those that have not run yet, and gives their names. Two processes may start at once: one runs them. */
export async function migrate(db: Knex): Promise<string[]> {
  try {
    const [, names] = (await db.migrate.latest(MIGRATIONS)) as [number, string[]];
    return names;
  } catch (error) {
    if (await isMigrated(db)) return [];
    throw error;
  }
}

/** True when every migration of this version has run. Reads only: a database asked about stays as it was. */
export async function isMigrated(db: Knex): Promise<boolean> {
  return (await pendingMigrations(db)).length === 0;
}

/** The names of this version's migrations that have not run yet, in their order. Reads only. */
export async function pendingMigrations(db: Knex): Promise<string[]> {
  const hasRun = await db.schema.hasTable('knex_migrations');
  const done = new Set(hasRun ? await db('knex_migrations').pluck('name') : []);
  return readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.ts') && !done.has(name))
    .sort();
}
