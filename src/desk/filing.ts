/** A filing: what a mail asks, brings and leads to, and what came of it. */
import { CAP_REASONS } from '../domain/caps.ts';
import type { Decision } from '../domain/decision.ts';
import type { MailFacts, MailQuestions } from '../domain/mail-facts.ts';
import type { ReceivedContent } from '../domain/received-content.ts';
import { type LedgerRow, settleReceivedEmail } from '../store/ledger-settling.ts';
import type { FactsReader } from '../store/mail-facts.ts';
import type { Counted } from '../store/sender-facts.ts';
import { raise } from './alarm.ts';
import { carryOut } from './carry-out.ts';
import type { Written } from './decided-mail.ts';
import type { Work } from './desk.ts';

export type Filing = {
  readonly receivedEmailId: number;
  readonly questions: MailQuestions;
  readonly content: ReceivedContent;
  /** Pure: it may be asked again, on other facts. The row is as it is under its lock. */
  readonly decide: (facts: MailFacts, row: LedgerRow) => Decision;
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
  const decision = filing.decide(await facts.read(questions, row.id), row);
  const written = await carryOut(work, { row, content, decision });
  await settle(work, filing, decision, written);
  facts.filed(questions, countedOf(decision, row, questions));
  if (isOneTooMany(decision)) await alarmOf(work, row, decision);
  return { receivedEmailId, decision, ticketReference: written.reference };
}

/** Nobody is mailed about what is imported, and it is no flood. */
function countedOf(decision: Decision, { isSilent }: LedgerRow, questions: MailQuestions): Counted {
  const { plan } = decision;
  const isOpened = plan.act === 'open' && !isSilent;
  return { isOpened, isAcknowledged: isOpened && plan.isAnswerable, isProven: isProven(decision, questions) };
}

/** Of who stands in Reply-To nothing is. */
function isProven({ trust }: Decision, { fromKey = null }: MailQuestions): boolean {
  return trust === 'verified' && fromKey === null;
}

function isOneTooMany({ disposition, reason }: Decision): boolean {
  return disposition === 'held' && CAP_REASONS.some((one) => one === reason);
}

/** Who wrote is for those alone who may see the mail: everybody on duty sees the alarm. */
async function alarmOf(work: Work, { mailboxId }: LedgerRow, { reason }: Decision): Promise<void> {
  await raise(work, { kind: 'mail-held', mailboxId }, { reason });
}

function settle(
  work: Work,
  { receivedEmailId, content, questions }: Filing,
  decision: Decision,
  written: Written,
): Promise<void> {
  const { messageId, contentHash, subject, sentAt, fromAddress: from } = content;
  const { disposition, reason, kind, trust, serviceId, concernedTicketId } = decision;
  const findings = [...decision.findings, written.finding];
  const sender = { senderKey: questions.senderKey, isSenderProven: isProven(decision, questions) };
  const known = { messageId, contentHash, from, ...sender, subject, sentAt, kind, trust, findings };
  const settlement = { ...known, disposition, reason, ticketId: written.ticketId, serviceId, concernedTicketId };
  return settleReceivedEmail(work.tx, receivedEmailId, settlement, work.now);
}
