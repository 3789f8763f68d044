/** What the mail journal asks: the service and the ticket that a mail is about, even where it is on none, and what its lists search by. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // By hand: knex would copy SQLite's whole table for a column that refers to another.
  await knex.schema.raw('alter table received_emails add column service_id integer references services (id)');
  await knex.schema.raw('alter table received_emails add column concerned_ticket_id integer references tickets (id)');
  // Of what was settled before, nobody noted what it was about: like what nobody has read, it might be confidential.
  await knex.schema.raw('alter table received_emails add column is_concern_known boolean not null default false');
  await knex.schema.raw('create index received_emails_of_mailbox on received_emails (mailbox_id, id)');
  // By bytes: PostgreSQL's own order of letters knows no prefixes.
  const collation = knex.client.driverName === 'pg' ? 'collate "C"' : '';
  await knex.schema.raw(
    `create index received_emails_by_sender on received_emails ((lower(from_address) ${collation}), id)`,
  );
  await knex.schema.table('received_emails', (table) => table.dropIndex(['from_address', 'id']));
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}
