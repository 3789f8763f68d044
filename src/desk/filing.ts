/** A filing: what a mail asks, brings and leads to, and what came of it. */
import type { Decision } from '../domain/decision.ts';
import type { MailFacts, MailQuestions } from '../domain/mail-facts.ts';
import type { ReceivedContent } from '../domain/received-content.ts';
import { type LedgerRow, settleReceivedEmail } from '../store/ledger-settling.ts';
import type { FactsReader } from '../store/mail-facts.ts';
import { carryOut, type Written } from './carry-out.ts';
import type { Work } from './desk.ts';

export type Filing = {
  readonly receivedEmailId: number;
  readonly questions: MailQuestions;
  readonly content: ReceivedContent;
  /** Pure: it may be asked again, on other facts. */
  readonly decide: (facts: MailFacts) => Decision;
};

export type Filed = {
  readonly receivedEmailId: number;
  readonly decision: Decision;
  /** Of the ticket that it opened, was added to, or is tied to. */
  readonly ticketReference: string | null;
};

/** Decides a mail on the facts as they are now, carries that out and settles its row. */
export async function file(work: Work, filing: Filing, row: LedgerRow, facts: FactsReader): Promise<Filed> {
  const { questions, content, receivedEmailId } = filing;
  const decision = filing.decide(await facts.read(questions, row.id));
  const written = await carryOut(work, { row, content, decision });
  await settle(work, filing, decision, written);
  facts.filed(questions);
  return { receivedEmailId, decision, ticketReference: written.reference };
}

function settle(work: Work, { receivedEmailId, content }: Filing, decision: Decision, written: Written): Promise<void> {
  const { messageId, contentHash, subject, sentAt, fromAddress: from } = content;
  const { disposition, reason, kind, trust, serviceId, concernedTicketId } = decision;
  const findings = [...decision.findings, written.finding];
  const known = { messageId, contentHash, from, subject, sentAt, kind, trust, findings };
  const settlement = { ...known, disposition, reason, ticketId: written.ticketId, serviceId, concernedTicketId };
  return settleReceivedEmail(work.tx, receivedEmailId, settlement, work.now);
}
