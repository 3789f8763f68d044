/**
 * The first schema: people, catalogue, tickets, mail, outbox, sessions, audit.
 * Instants are milliseconds since the epoch (UTC) in 64-bit integers; JSON is kept as text; both databases alike.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await people(knex);
  await catalogue(knex);
  await blobs(knex);
  await mailboxes(knex);
  await tickets(knex);
  await mail(knex);
  await conversation(knex);
  await outbox(knex);
  await sessions(knex);
  await audit(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}

const instant = (table: Knex.CreateTableBuilder, column: string) => table.bigInteger(column);

async function people(knex: Knex): Promise<void> {
  await knex.schema.createTable('persons', (table) => {
    table.increments('id');
    table.string('name', 200).notNullable();
    table.string('role', 20).notNullable();
    table.string('origin', 20).notNullable();
    table.string('locale', 8);
    table.string('password_hash', 255);
    instant(table, 'created_at').notNullable();
    instant(table, 'disabled_at');
    table.index(['name', 'id']);
    table.index(['role', 'name', 'id']);
  });
  await knex.schema.createTable('person_addresses', (table) => {
    table.string('address_key', 320).primary();
    table.string('address', 320).notNullable();
    table.integer('person_id').notNullable().references('persons.id');
    table.boolean('is_primary').notNullable();
    table.index(['person_id']);
  });
  await knex.schema.createTable('teams', (table) => {
    table.increments('id');
    table.string('slug', 80).notNullable().unique();
    table.string('name_fr', 200).notNullable();
    table.string('name_en', 200).notNullable();
    table.string('address', 320);
  });
  await knex.schema.createTable('team_members', (table) => {
    table.integer('team_id').notNullable().references('teams.id');
    table.integer('person_id').notNullable().references('persons.id');
    table.primary(['team_id', 'person_id']);
    table.index(['person_id']);
  });
}

async function catalogue(knex: Knex): Promise<void> {
  await knex.schema.createTable('services', (table) => {
    table.increments('id');
    table.string('slug', 80).notNullable().unique();
    table.integer('parent_id').references('services.id');
    table.integer('position').notNullable();
    table.string('name_fr', 200).notNullable();
    table.string('name_en', 200).notNullable();
    table.text('description_fr').notNullable();
    table.text('description_en').notNullable();
    table.integer('team_id').references('teams.id');
    table.string('priority', 10).notNullable();
    table.boolean('is_confidential').notNullable();
    // False for a family, which only leads to the services below it.
    table.boolean('takes_tickets').notNullable();
    table.integer('reopen_days').notNullable();
    instant(table, 'retired_at');
    table.index(['parent_id', 'position']);
    table.index(['team_id']);
  });
  await knex.schema.createTable('service_tags', (table) => {
    table.string('tag_key', 80).primary();
    table.string('tag', 80).notNullable();
    table.integer('service_id').notNullable().references('services.id');
    table.index(['service_id']);
  });
  await knex.schema.createTable('service_teams', (table) => {
    // Teams beside the service's own that may see a confidential service's tickets.
    table.integer('service_id').notNullable().references('services.id');
    table.integer('team_id').notNullable().references('teams.id');
    table.primary(['service_id', 'team_id']);
  });
  await knex.schema.createTable('form_fields', (table) => {
    table.increments('id');
    table.integer('service_id').notNullable().references('services.id');
    table.integer('position').notNullable();
    table.string('slug', 80).notNullable();
    table.string('kind', 20).notNullable();
    table.boolean('is_mandatory').notNullable();
    // Labels, help and choices in both languages, and when it is shown, as JSON.
    table.text('definition').notNullable();
    table.unique(['service_id', 'slug']);
  });
}

async function blobs(knex: Knex): Promise<void> {
  await knex.schema.createTable('blobs', (table) => {
    table.string('sha256', 64).primary();
    table.bigInteger('size').notNullable();
    instant(table, 'created_at').notNullable();
    table.index(['created_at']);
  });
}

async function mailboxes(knex: Knex): Promise<void> {
  await knex.schema.createTable('mailboxes', (table) => {
    table.increments('id');
    // In lower case: the key by which it is found again.
    table.string('address', 320).notNullable().unique();
    table.string('origin', 20).notNullable();
    // The address as written, policies and aliases as JSON; never a password.
    table.text('profile').notNullable();
    instant(table, 'created_at').notNullable();
    // The lease: who polls it, until when.
    table.string('leased_by', 80);
    instant(table, 'leased_until');
    instant(table, 'last_good_at');
    instant(table, 'last_mail_at');
    table.text('last_error');
    instant(table, 'failing_since');
    table.integer('failures').notNullable().defaultTo(0);
    instant(table, 'next_attempt_at');
  });
  await knex.schema.createTable('mailbox_folders', (table) => {
    table.integer('mailbox_id').notNullable().references('mailboxes.id');
    table.string('folder', 250).notNullable();
    table.bigInteger('uid_validity');
    // Every UID up to this one is in the ledger or was there before the mailbox's chosen start.
    table.bigInteger('last_uid').notNullable();
    instant(table, 'starts_at');
    // UIDs below this one were there when the folder was first seen: `starts_at` filters them.
    table.bigInteger('backlog_below_uid').notNullable();
    // How many ledger rows were ever written: what the sum of dispositions must balance to.
    table.bigInteger('seen').notNullable();
    table.primary(['mailbox_id', 'folder']);
  });
  await knex.schema.createTable('alarms', (table) => {
    table.increments('id');
    table.string('kind', 40).notNullable();
    table.integer('mailbox_id').references('mailboxes.id');
    table.text('details').notNullable();
    instant(table, 'raised_at').notNullable();
    instant(table, 'cleared_at');
    table.index(['cleared_at', 'kind', 'mailbox_id']);
  });
}

async function tickets(knex: Knex): Promise<void> {
  await knex.schema.createTable('counters', (table) => {
    table.string('name', 40).primary();
    table.bigInteger('value').notNullable();
  });
  await knex.schema.createTable('tickets', (table) => {
    table.increments('id');
    table.string('reference', 40).notNullable().unique();
    table.string('title', 500).notNullable();
    table.string('status', 10).notNullable();
    table.string('priority', 10).notNullable();
    table.integer('service_id').references('services.id');
    // The finding that explains why it has this service, as JSON.
    table.text('service_reason');
    table.integer('team_id').references('teams.id');
    table.integer('assignee_id').references('persons.id');
    table.integer('requester_id').notNullable().references('persons.id');
    table.integer('mailbox_id').references('mailboxes.id');
    table.string('opened_from', 10).notNullable();
    table.text('fields').notNullable();
    table.integer('follows_ticket_id').references('tickets.id');
    table.integer('mentions_ticket_id').references('tickets.id');
    table.integer('merged_into_id').references('tickets.id');
    table.integer('revision').notNullable();
    instant(table, 'opened_at').notNullable();
    instant(table, 'updated_at').notNullable();
    instant(table, 'resolved_at');
    instant(table, 'closed_at');
    // The lists that pages show: by state, team, assignee, service, requester, each newest first.
    table.index(['status', 'updated_at', 'id']);
    table.index(['team_id', 'status', 'updated_at', 'id']);
    table.index(['assignee_id', 'status', 'updated_at', 'id']);
    table.index(['service_id', 'status', 'updated_at', 'id']);
    table.index(['requester_id', 'status', 'updated_at', 'id']);
    table.index(['opened_at', 'id']);
  });
  await knex.schema.createTable('ticket_aliases', (table) => {
    table.string('reference', 40).primary();
    table.integer('ticket_id').notNullable().references('tickets.id');
    table.index(['ticket_id']);
  });
  await knex.schema.createTable('ticket_contacts', (table) => {
    table.integer('ticket_id').notNullable().references('tickets.id');
    table.integer('person_id').notNullable().references('persons.id');
    // contact: has the requester's rights; follower: an agent who follows as staff.
    table.string('role', 10).notNullable();
    instant(table, 'added_at').notNullable();
    // Removed or left: the row stays, so that an old Cc does not bring them back.
    instant(table, 'removed_at');
    instant(table, 'muted_at');
    table.primary(['ticket_id', 'person_id']);
    table.index(['person_id', 'removed_at', 'ticket_id']);
  });
  await knex.schema.createTable('contact_proposals', (table) => {
    table.integer('ticket_id').notNullable().references('tickets.id');
    table.string('address_key', 320).notNullable();
    table.string('address', 320).notNullable();
    table.string('name', 200).notNullable();
    table.string('reason', 20).notNullable();
    instant(table, 'proposed_at').notNullable();
    table.primary(['ticket_id', 'address_key']);
  });
}

async function mail(knex: Knex): Promise<void> {
  await knex.schema.createTable('received_emails', (table) => {
    table.increments('id');
    table.integer('mailbox_id').notNullable().references('mailboxes.id');
    // An IMAP folder, or the folder of files or the import that it was read from.
    table.string('folder', 250).notNullable();
    table.bigInteger('uid_validity');
    table.bigInteger('uid');
    // For a file: its name, size and time, so that a later pass need not read it again.
    table.string('file_key', 300);
    // Of the raw bytes, which the blob of that name holds; null while it was not downloaded.
    table.string('sha256', 64);
    table.bigInteger('size').notNullable();
    table.string('message_id', 1000);
    table.string('content_hash', 64);
    table.string('from_address', 320);
    table.string('subject', 1000);
    instant(table, 'sent_at');
    instant(table, 'seen_at').notNullable();
    table.string('disposition', 10).notNullable();
    table.string('reason', 60);
    table.integer('ticket_id').references('tickets.id');
    table.integer('attempts').notNullable();
    instant(table, 'next_attempt_at');
    table.text('error');
    table.string('kind', 20);
    table.string('trust', 12);
    table.text('findings');
    // Imported: opens and appends as ever, and mails nobody.
    table.boolean('is_silent').notNullable();
    instant(table, 'settled_at');
    // When the mail on the server was flagged, moved or deleted, if it is to be.
    instant(table, 'filed_away_at');
    table.unique(['mailbox_id', 'folder', 'uid_validity', 'uid']);
    table.index(['mailbox_id', 'disposition', 'id']);
    table.index(['disposition', 'id']);
    table.index(['message_id']);
    table.index(['content_hash']);
    table.index(['sha256']);
    table.index(['ticket_id']);
    table.index(['from_address', 'id']);
    table.index(['seen_at', 'id']);
    table.index(['mailbox_id', 'seen_at', 'id']);
  });
  // Files and imports have no UID: their bytes are who they are.
  await knex.schema.raw(
    'create unique index received_emails_file on received_emails (mailbox_id, folder, sha256) where uid is null',
  );
  await knex.schema.raw(
    'create index received_emails_file_key on received_emails (mailbox_id, folder, file_key) where uid is null',
  );
  await knex.schema.raw(
    'create index received_emails_to_file_away on received_emails (mailbox_id, id) where filed_away_at is null and settled_at is not null',
  );
}

async function conversation(knex: Knex): Promise<void> {
  await knex.schema.createTable('log_entries', (table) => {
    table.increments('id');
    table.integer('ticket_id').notNullable().references('tickets.id');
    table.integer('author_id').notNullable().references('persons.id');
    // The address it was written from; a person may have several.
    table.string('author_address', 320);
    table.string('on_behalf_of', 320);
    instant(table, 'at').notNullable();
    // The Date header, which its sender chose.
    instant(table, 'sent_at');
    table.string('visibility', 10).notNullable();
    table.string('via', 10).notNullable();
    table.text('text').notNullable();
    table.text('segments').notNullable();
    table.text('html');
    table.boolean('is_folded').notNullable();
    table.string('message_id', 1000);
    table.string('trust', 12);
    table.integer('received_email_id').references('received_emails.id').unique();
    table.index(['ticket_id', 'id']);
    table.index(['author_id', 'id']);
    table.index(['message_id']);
  });
  await knex.schema.createTable('attachments', (table) => {
    table.increments('id');
    table.integer('ticket_id').notNullable().references('tickets.id');
    table.integer('log_entry_id').notNullable().references('log_entries.id');
    // Null when the file was refused.
    table.string('blob_sha256', 64).references('blobs.sha256');
    table.string('sha256', 64).notNullable();
    table.string('filename', 255).notNullable();
    table.string('content_type', 255).notNullable();
    table.bigInteger('size').notNullable();
    table.string('disposition', 12).notNullable();
    table.string('content_id', 500);
    table.string('refused', 10);
    table.boolean('is_folded').notNullable();
    // The same bytes came to this ticket before: kept once, told once.
    table.boolean('is_repeat').notNullable();
    table.index(['log_entry_id', 'id']);
    table.index(['ticket_id', 'sha256']);
    table.index(['blob_sha256']);
  });
}

async function outbox(knex: Knex): Promise<void> {
  await knex.schema.createTable('outbox_emails', (table) => {
    table.increments('id');
    table.integer('ticket_id').references('tickets.id');
    table.integer('log_entry_id').references('log_entries.id');
    table.integer('person_id').references('persons.id');
    table.integer('mailbox_id').references('mailboxes.id');
    table.string('recipient', 320).notNullable();
    table.string('notification', 40).notNullable();
    // What the template needs, as JSON.
    table.text('payload').notNullable();
    table.string('message_id', 255).notNullable().unique();
    table.string('state', 10).notNullable();
    table.integer('attempts').notNullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'not_before_at').notNullable();
    table.string('leased_by', 80);
    instant(table, 'leased_until');
    instant(table, 'sent_at');
    table.text('server_answer');
    table.index(['state', 'not_before_at', 'id']);
    table.index(['ticket_id', 'id']);
    table.index(['log_entry_id']);
    table.index(['person_id', 'id']);
  });
}

async function sessions(knex: Knex): Promise<void> {
  await knex.schema.createTable('sessions', (table) => {
    // A hash of the cookie's value: a leaked table signs nobody in.
    table.string('token_hash', 64).primary();
    table.integer('person_id').references('persons.id');
    table.text('data').notNullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'last_seen_at').notNullable();
    instant(table, 'expires_at').notNullable();
    table.index(['person_id']);
    table.index(['expires_at']);
  });
}

async function audit(knex: Knex): Promise<void> {
  await knex.schema.createTable('audit_events', (table) => {
    table.increments('id');
    instant(table, 'at').notNullable();
    // Null for what the gateway did by itself.
    table.integer('actor_id').references('persons.id');
    table.string('action', 60).notNullable();
    table.string('subject_type', 40).notNullable();
    table.string('subject_id', 80).notNullable();
    table.integer('ticket_id').references('tickets.id');
    table.integer('received_email_id').references('received_emails.id');
    table.text('before');
    table.text('after');
    table.index(['ticket_id', 'id']);
    table.index(['subject_type', 'subject_id', 'id']);
    table.index(['actor_id', 'id']);
    table.index(['at', 'id']);
  });
}
