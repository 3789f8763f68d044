/** Once keys: which forms were sent already, so that a double click or a POST sent again acts once. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('once_keys', (table) => {
    table.string('key', 64).primary();
    // What the first sending gave, as JSON; the next ones get it too.
    table.text('result');
    table.bigInteger('at').notNullable();
    table.index(['at']);
  });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}
