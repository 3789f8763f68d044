/** Finds the earlier copy of a mail in the ledger, and tells it from another mail under the same Message-ID. */
import { type Finding, finding } from '../domain/finding.ts';
import type { Judgement } from '../domain/judgement.ts';
import type { MailFacts, TwinFacts } from '../domain/mail-facts.ts';
import type { ParsedEmail } from './parsed-email.ts';

export const DUPLICATE_CODES = ['duplicate', 'same-message-id'] as const;

/** Which row of the ledger a mail is. */
export type LedgerPlace = {
  readonly receivedEmailId: number;
  readonly mailboxId: number;
  readonly folder: string;
  readonly uidValidity: number | null;
  /** Of an import: nobody is mailed, and nothing counts as too much. False without it. */
  readonly isSilent?: boolean;
  /** What a person decided of it, who found it held. */
  readonly judgement?: Exclude<Judgement, 'ignore'> | null;
};

export type Duplicate = { readonly twin: TwinFacts | null; readonly findings: readonly Finding[] };

/** What came of these is final; a failed or oversize one never became anything, so its copy may. */
const COUNTS: readonly TwinFacts['disposition'][] = ['opened', 'appended', 'ignored', 'held'];

/** `place` is null for a mail that is in no ledger. */
export function duplicateOf(email: ParsedEmail, facts: MailFacts, place: LedgerPlace | null): Duplicate {
  const twins = facts.twins.filter((twin) => counts(twin, place));
  const copies = twins.filter((twin) => (email.messageId ? isCopy(twin, email) : isNamelessCopy(twin, email, place)));
  const twin = copies.find(({ ticketId }) => ticketId !== null) ?? copies[0] ?? null;
  if (twin) {
    return { twin, findings: [finding('receive', 'stop', 'duplicate', { original: twin.receivedEmailId })] };
  }
  const namesake = twins.find(({ messageId }) => messageId !== null && messageId === email.messageId);
  if (!namesake) return { twin: null, findings: [] };
  return {
    twin: null,
    findings: [finding('receive', 'warn', 'same-message-id', { original: namesake.receivedEmailId })],
  };
}

/** One mailbox's policy turns nothing away from another: without a ticket a twin speaks for its own mailbox alone. */
function counts(twin: TwinFacts, place: LedgerPlace | null): boolean {
  if (twin.receivedEmailId === place?.receivedEmailId || !COUNTS.includes(twin.disposition)) return false;
  return twin.ticketId !== null || twin.mailboxId === place?.mailboxId;
}

/** The very same bytes say the same, even where the one was read in brief and the other whole. */
function isCopy(twin: TwinFacts, { messageId, contentHash, rawSha256 }: ParsedEmail): boolean {
  return twin.messageId === messageId && (twin.contentHash === contentHash || twin.rawSha256 === rawSha256);
}

/**
 * Without a Message-ID two equal mails may both be meant (an alarm that repeats), so more must speak for a copy: the
 * server has renumbered the folder, or the very same Date shows up in another mailbox or folder.
 */
function isNamelessCopy(twin: TwinFacts, email: ParsedEmail, place: LedgerPlace | null): boolean {
  const isSamePlace = place !== null && twin.mailboxId === place.mailboxId && twin.folder === place.folder;
  if (isSamePlace) return twin.rawSha256 === email.rawSha256 && twin.uidValidity !== place.uidValidity;
  return email.date !== null && twin.contentHash === email.contentHash;
}
