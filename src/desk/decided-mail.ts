/** A decided mail: what is carried out, and what carrying it out has written. */
import type { Decision, Plan } from '../domain/decision.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { ReceivedContent } from '../domain/received-content.ts';
import type { LedgerRow } from '../store/ledger-settling.ts';

export type DecidedMail = {
  readonly row: LedgerRow;
  readonly content: ReceivedContent;
  readonly decision: Decision;
};

export type Written = {
  readonly ticketId: number | null;
  readonly reference: string | null;
  /** What was written, for the ledger. */
  readonly finding: Finding;
};

export type Opening = Extract<Plan, { act: 'open' }>;
export type Appending = Extract<Plan, { act: 'append' }>;

/** Its From is for the ledger alone: the author may be whom it only transmits. */
export function contentOf({ row, content, decision }: DecidedMail) {
  const { text, html, onBehalfOf, sentAt, messageId, notices = [] } = content;
  const origin = { via: 'mail' as const, trust: decision.trust, receivedEmailId: row.id };
  return { ...origin, text, html, onBehalfOf, sentAt, messageId, notices };
}

/** Files that were refused, and why. */
export function refusedOf({ content }: DecidedMail) {
  const refused = content.attachments.flatMap(({ filename, size, refused: why }) =>
    why === null ? [] : [{ filename, size, why }],
  );
  return { refused };
}

/** `context` asks for a variant of the sentence; '' for the plain one. */
export function applied(
  code: string,
  { content }: DecidedMail,
  said: { readonly reference: string; readonly contacts: number; readonly context: string },
): Finding {
  const files = content.attachments.filter((file) => file.refused === null).length;
  const { context, ...values } = said;
  return finding('apply', 'ok', code, { ...values, files, ...(context && { context }) });
}
