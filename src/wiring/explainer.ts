/** What `explain` asks: mails read and decided as live mail is, against the desk when there is one, and nothing written. */
import { statSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { knownKeys } from '../config/kept-key.ts';
import type { Config } from '../config.ts';
import type { Decision } from '../domain/decision.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { addressesOf, isOurs } from '../domain/our-addresses.ts';
import { decide } from '../inbound/decide.ts';
import type { ParsedEmail } from '../inbound/parsed-email.ts';
import { questionsOf } from '../inbound/questions.ts';
import { createReader } from '../inbound/reader.ts';
import { openFacts } from './facts-to-ask.ts';

export type Explainer = {
  /** Reads and decides the mail in a file; fails, with one sentence, when it can't be read. */
  explain(mail: { readonly file: string }): Promise<{ email: ParsedEmail; decision: Decision }>;
  close(): Promise<void>;
};

/**
 * Reading in a thread ends a mail that takes too long; attachments are hashed and not kept. `unusable` is told why the
 * database can't be asked; mails are decided against an empty desk then.
 */
export async function openExplainer(config: Config, unusable: (fault: Error) => void): Promise<Explainer> {
  const facts = await openFacts(config, unusable);
  // Nothing else runs beside: the whole machine may read.
  const reader = createReader({ threads: 3, together: 2, youngMb: 16, stagingFolder: null });
  const mailboxes = config.mailboxes.map(({ profile }, index) => ({ ...profile, id: index + 1 }));
  const keys = knownKeys(config.SECRET_KEY, config.DATABASE_URL);
  const { REFERENCE_PREFIX: referencePrefix, MAX_MAIL_SIZE: limit } = config;

  const decideOn = async (email: ParsedEmail): Promise<Decision> => {
    const mailbox = mailboxSentTo(email, mailboxes) ?? assumedMailbox(email, config.profileWithoutMailbox);
    const found = await facts.of(questionsOf(email, mailbox, keys));
    return decide({ email, mailbox, mailboxes, facts: found, keys, now: systemClock(), referencePrefix, place: null });
  };
  return {
    async explain({ file }) {
      const { size } = statSync(file);
      if (size <= limit) {
        const { email } = await reader.read({ path: file });
        return { email, decision: await decideOn(email) };
      }
      const { readHeadersOnly, decidedOversize } = await import('../inbound/oversize.ts');
      const email = await readHeadersOnly(file, size);
      return { email, decision: decidedOversize(await decideOn(email), { size, limit }) };
    },
    async close() {
      await reader.close();
      await facts.close();
    },
  };
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
