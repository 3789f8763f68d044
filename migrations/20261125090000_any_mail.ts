/** What any mail may bring: a mail that an agent passes on is another person's, and says who passed it on. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await forwards(knex);
  await notices(knex);
}

/** The author of such an entry is only claimed: who really sent it must be seen beside them. */
async function forwards(knex: Knex): Promise<void> {
  // By hand: knex would copy SQLite's whole table for a column that refers to another.
  await knex.schema.raw('alter table log_entries add column forwarded_by_id integer references persons (id)');
}

/** JSON: what readers must know of the mail that an entry came by. Null for none. */
async function notices(knex: Knex): Promise<void> {
  await knex.schema.raw('alter table log_entries add column notices text');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}
