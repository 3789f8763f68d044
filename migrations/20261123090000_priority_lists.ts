/**
 * Lists by priority: urgent tickets are few, and an ongoing list of them read every ticket of its status to find a page
 * (8 ms of 100,000 tickets, and the longer the fewer there are). Most tickets are of normal priority: an index of the
 * others alone costs next to nothing when tickets change, and a list of the normal ones finds a page without it.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.raw(
    "create index tickets_by_priority on tickets (priority, status, updated_at, id) where priority <> 'normal'",
  );
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}
