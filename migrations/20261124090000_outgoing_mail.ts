/** What the gateway answers: who is told what and how, what became of it, and what keeps two machines from answering each other for ever. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await newColumns(knex);
  await whatIsCapped(knex);
  await knex.schema.alterTable('outbox_emails', (table) => {
    // What one person was sent about one ticket: the first of it begins their thread.
    table.index(['ticket_id', 'person_id', 'id'], 'outbox_emails_of_thread');
    table.index(['state', 'id'], 'outbox_emails_by_state');
  });
  // Few, and asked for by when they were written: whoever was told of late is not told again.
  await knex.schema.raw(
    "create index outbox_emails_oversize on outbox_emails (created_at) where notification = 'oversize'",
  );
  await knex.schema.raw('create index outbox_emails_by_recipient on outbox_emails (lower(recipient), id)');
  await knex.schema.createTable('digest_items', (table) => {
    table.increments('id');
    table.integer('person_id').notNullable().references('persons.id');
    table.integer('ticket_id').notNullable().references('tickets.id');
    table.integer('log_entry_id').references('log_entries.id');
    table.string('notification', 40).notNullable();
    table.bigInteger('at').notNullable();
    // Until then it can still be taken back.
    table.bigInteger('not_before_at').notNullable();
    table.index(['person_id', 'id']);
    table.index(['log_entry_id']);
  });
  await knex.schema.createTable('sender_policies', (table) => {
    table.string('address_key', 320).primary();
    table.string('address', 320).notNullable();
    table.boolean('is_blocked').notNullable();
    // What this sender may do in an hour; null is what everybody may.
    table.integer('tickets_an_hour');
    table.integer('acknowledgements_an_hour');
    table.bigInteger('changed_at').notNullable();
    table.integer('changed_by').references('persons.id');
  });
  await knex.schema.createTable('undo_steps', (table) => {
    table.increments('id');
    table.integer('ticket_id').notNullable().references('tickets.id');
    // Whose command it was, who alone may undo it.
    table.integer('person_id').notNullable().references('persons.id');
    table.string('command', 20).notNullable();
    // What was before and what is now, as JSON.
    table.text('step').notNullable();
    table.bigInteger('expires_at').notNullable();
    table.bigInteger('undone_at');
    table.index(['ticket_id', 'id']);
    table.index(['expires_at']);
  });
  await knex.schema.createTable('mail_templates', (table) => {
    table.string('notification', 40).notNullable();
    table.string('locale', 8).notNullable();
    table.text('source').notNullable();
    table.bigInteger('changed_at').notNullable();
    table.integer('changed_by').references('persons.id');
    table.primary(['notification', 'locale']);
  });
}

/** What is counted to know how much is too much: of the last hour alone, however much there is. */
async function whatIsCapped(knex: Knex): Promise<void> {
  await knex.schema.raw(
    "create index received_emails_opened on received_emails (sender_key, settled_at) where disposition = 'opened'",
  );
  await knex.schema.raw(
    'create index log_entries_by_mail on log_entries (ticket_id, at) where received_email_id is not null',
  );
  // Held for that: whether there are still some.
  await knex.schema.raw(
    "create index received_emails_capped on received_emails (mailbox_id, settled_at) where disposition = 'held' and reason in ('too-many-tickets', 'too-many-mails', 'too-many-reopenings')",
  );
}

/** By hand: knex would copy SQLite's whole table for a column that refers to another. */
async function newColumns(knex: Knex): Promise<void> {
  // When it came to its end, whichever that was.
  await knex.schema.raw('alter table outbox_emails add column settled_at bigint');
  // When somebody had it sent again: it is tried as long as a new one.
  await knex.schema.raw('alter table outbox_emails add column requeued_at bigint');
  // Of staff: each mail, a digest, or none.
  await knex.schema.raw("alter table persons add column notify varchar(10) not null default 'each'");
  // What the entry made of its ticket's status, as JSON: taken back, it is what it was.
  await knex.schema.raw('alter table log_entries add column status_change text');
  // When administrators were mailed about it; null when they were not.
  await knex.schema.raw('alter table alarms add column told_at bigint');
  // What a person decided of a held mail, until it is carried out and after: accept, open-new.
  await knex.schema.raw('alter table received_emails add column judgement varchar(12)');
  await knex.schema.raw('alter table received_emails add column judged_by integer references persons (id)');
  // The key of its author's address, without what follows a plus; and whether it is proven that they wrote it.
  await knex.schema.raw('alter table received_emails add column sender_key varchar(320)');
  await knex.schema.raw('alter table received_emails add column is_sender_proven boolean');
  // Slugs of the form's fields that were asked for by mail, as JSON; null when none were.
  await knex.schema.raw('alter table tickets add column asked_fields text');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}
