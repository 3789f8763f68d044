/** What reading again and again needs: further files that hold a mail which the ledger has, and mails without bytes. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('further_files', (table) => {
    table.increments('id');
    table.integer('mailbox_id').notNullable().references('mailboxes.id');
    table.string('folder', 250).notNullable();
    // Its name, size and time; the row of the ledger keeps the key of the file that came first.
    table.string('file_key', 300).notNullable();
    table.integer('received_email_id').notNullable().references('received_emails.id');
    // When it was moved or deleted as the mail's first file was, if it is to be.
    table.bigInteger('filed_away_at');
    table.unique(['mailbox_id', 'folder', 'file_key']);
    table.index(['received_email_id']);
  });
  // Mails whose bytes could not be had yet: each pass looks for those that are due.
  await knex.schema.raw(
    "create index received_emails_unfetched on received_emails (mailbox_id, id) where sha256 is null and disposition = 'pending'",
  );
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward: restore a backup instead.');
}
