/** What `explain` asks: mails read and decided as live mail is, against the desk when there is one, and nothing written. */
import { existsSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { knownKeys } from '../config/kept-key.ts';
import { type Config, DEFAULT_DATABASE } from '../config.ts';
import type { Decision } from '../domain/decision.ts';
import { EMPTY_DESK } from '../domain/mail-facts.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { addressesOf, isOurs } from '../domain/our-addresses.ts';
import { decide } from '../inbound/decide.ts';
import type { ParsedEmail } from '../inbound/parsed-email.ts';
import { questionsOf } from '../inbound/questions.ts';
import { createReader } from '../inbound/reader.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { readMailFacts } from '../store/mail-facts.ts';

export type Explainer = {
  /** Reads and decides the mail in a file; fails, with one sentence, when it can't be read. */
  explain(mail: { readonly file: string }): Promise<{ email: ParsedEmail; decision: Decision }>;
  close(): Promise<void>;
};

/** Reading in a thread ends a mail that takes too long; attachments are hashed and not kept. */
export async function openExplainer(config: Config): Promise<Explainer> {
  const database = await databaseToAsk(config);
  const reader = createReader({ threads: 1, stagingFolder: null });
  const mailboxes = config.mailboxes.map(({ profile }, index) => ({ ...profile, id: index + 1 }));
  const keys = knownKeys(config.SECRET_KEY, config.DATABASE_URL);
  const { REFERENCE_PREFIX: referencePrefix } = config;
  return {
    async explain({ file }) {
      const { email } = await reader.read({ path: file });
      const mailbox = mailboxSentTo(email, mailboxes) ?? assumedMailbox(email, config.profileWithoutMailbox);
      const facts = database ? await readMailFacts(database.read, questionsOf(email, mailbox, keys)) : EMPTY_DESK;
      const now = systemClock();
      return { email, decision: decide({ email, mailbox, mailboxes, facts, keys, now, referencePrefix, place: null }) };
    },
    async close() {
      await reader.close();
      await database?.close();
    },
  };
}

/** The database that is set, once it is there and migrated; null stands for a desk where nothing has happened yet. */
async function databaseToAsk({ DATABASE_URL }: Config): Promise<Database | null> {
  if (DATABASE_URL === DEFAULT_DATABASE) return null;
  if (DATABASE_URL.client === 'sqlite' && !existsSync(DATABASE_URL.path)) return null;
  const database = await openDatabase(DATABASE_URL.url, { create: false });
  if (await database.isMigrated()) return database;
  await database.close();
  return null;
}

/** A mail does not say which mailbox it lies in: the first that it was sent to, else the first there is. */
function mailboxSentTo({ to, cc }: ParsedEmail, mailboxes: readonly Mailbox[]): Mailbox | undefined {
  const isSentTo = (mailbox: Mailbox) => [...to, ...cc].some(({ address }) => isOurs(address, addressesOf([mailbox])));
  return mailboxes.find(isSentTo) ?? mailboxes[0];
}

/** Where no address of ours is set, a mail is taken to have come to whom it was first written to. */
function assumedMailbox({ from, to, cc }: ParsedEmail, profile: Omit<Mailbox, 'id'>): Mailbox {
  const authors = new Set(from.map(({ address }) => address));
  const recipient = [...to, ...cc].find(({ address }) => !authors.has(address));
  return { ...profile, id: 0, address: profile.address || (recipient?.address ?? '') };
}
