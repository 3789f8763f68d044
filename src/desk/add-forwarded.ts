/** Adds a mail that an agent passed on: what its requester said, for all to read, and what the agent said, for colleagues. */
import type { HeardCommands } from '../domain/commanded-entry.ts';
import type { Forward } from '../domain/decision.ts';
import { withCommands } from '../domain/read-commands.ts';
import { addLogEntry } from './add-log-entry.ts';
import { contentOf, type DecidedMail, type Opening } from './decided-mail.ts';
import type { Work } from './desk.ts';
import type { IdOf } from './make-people.ts';

export type Forwarded = {
  readonly plan: Opening;
  readonly forward: Forward;
  readonly ticketId: number;
  readonly idOf: IdOf;
  readonly heard: HeardCommands | null;
};

/**
 * The id of the requester's entry, which has the mail's files and leads to the mail. Answers to the agent's own mail quote
 * the agent's own words: its Message-ID is the note's, where there is one, and what answers it becomes a note as well.
 */
export async function addForwarded(work: Work, mail: DecidedMail, forwarded: Forwarded): Promise<number> {
  const { plan, forward, ticketId, idOf } = forwarded;
  const { own, text, segments, html, sentAt } = forward;
  const { messageId, ...content } = contentOf(mail);
  const said = { text, segments, html, sentAt, onBehalfOf: null, messageId: own ? null : messageId };
  const theirs = { authorId: idOf(plan.requester), authorAddress: plan.requester.address };
  const shown = { visibility: 'public' as const, isFolded: false, isFirst: true };
  const entry = { ...content, ...said, ...theirs, ...shown, ticketId, forwardedById: idOf(plan.author) };
  const logEntryId = await addLogEntry(work, entry, mail.content.attachments);
  if (own) await addOwn(work, mail, forwarded, own);
  return logEntryId;
}

async function addOwn(work: Work, mail: DecidedMail, { plan, ticketId, idOf, heard }: Forwarded, own: Own) {
  // The mail's only entry that names its row of the ledger is what the ticket is about.
  const content = { ...contentOf(mail), html: null, receivedEmailId: null, text: own.text, notices: [] };
  const author = { authorId: idOf(plan.author), authorAddress: plan.author.address };
  const isObeyed = heard !== null && !heard.isRefused;
  const segments = isObeyed ? withCommands(own.segments, Math.min(heard.endsAt, own.text.length)) : own.segments;
  const isFolded = isObeyed && segments.every(({ kind }) => kind === 'command');
  const kept = { visibility: 'private' as const, isFolded, segments, isFirst: true };
  await addLogEntry(work, { ...content, ...author, ...kept, ticketId }, []);
}

type Own = NonNullable<Forward['own']>;
