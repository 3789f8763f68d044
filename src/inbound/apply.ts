/** Makes of a mail that was read the filing that the desk carries out: its questions, its contents, its decision. */
import type { Filing } from '../desk/file-received-email.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { noticesOf } from '../domain/notice.ts';
import type { ReceivedContent } from '../domain/received-content.ts';
import { shownAddress } from '../domain/shown-address.ts';
import { decide, type LedgerPlace } from './decide.ts';
import type { Intake } from './intake.ts';
import type { ParsedEmail } from './parsed-email.ts';
import { onBehalfOf } from './people.ts';
import { questionsOf } from './questions.ts';

/**
 * The desk reads the facts and calls `decide` inside the transaction that carries the decision out: two mailboxes
 * that race decide one after the other, each on what is really there.
 */
export function filingOf(intake: Intake, mailbox: Mailbox, email: ParsedEmail, place: LedgerPlace): Filing {
  return {
    receivedEmailId: place.receivedEmailId,
    questions: questionsOf(email, mailbox, intake.keys),
    content: contentOf(email),
    decide(facts, { isSilent, judgement }) {
      return decide({ ...decidingOn(intake, mailbox), email, facts, place: { ...place, isSilent, judgement } });
    },
  };
}

/** What every decision of a mailbox is given beside the mail and the facts. */
export function decidingOn(intake: Pick<Intake, 'keys' | 'clock' | 'desk' | 'mailboxes'>, mailbox: Mailbox) {
  return {
    mailbox,
    keys: intake.keys,
    now: intake.clock(),
    referencePrefix: intake.desk.settings.referencePrefix,
    mailboxes: intake.mailboxes,
  };
}

function contentOf(email: ParsedEmail): ReceivedContent {
  const { messageId, contentHash, subject, text, segments, html, attachments } = email;
  return {
    messageId,
    contentHash,
    subject,
    text,
    segments,
    html,
    attachments,
    notices: noticesOf(email.findings),
    fromAddress: email.from[0] ? shownAddress(email.from[0].address) : null,
    onBehalfOf: onBehalfOf(email),
    sentAt: email.date,
  };
}
