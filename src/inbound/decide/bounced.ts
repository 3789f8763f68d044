/** The gate at which bounces of our own mail stop: the mail that came back is found, and its ticket. */
import { outboxEmailOfAddress } from '../../domain/bounce-address.ts';
import type { Plan } from '../../domain/decision.ts';
import { addressKey } from '../../domain/email-address.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { OutboxFacts } from '../../domain/mail-facts.ts';
import type { BouncedRecipient } from '../../domain/mail-kind.ts';
import { ignored, type Outcome, tiedTo } from './outcome.ts';
import { recipientsOf } from './recipients.ts';
import type { Survey } from './survey.ts';

/**
 * Anybody can write a report: one speaks of a mail of ours when it came to the bounce address of that very mail, or when
 * it returns that mail's Message-ID and names its recipient. Everything else changes nothing.
 */
export function bounced(survey: Survey): Outcome | null {
  const { kind } = survey.classification;
  if (kind !== 'bounce' && kind !== 'delivery-report' && kind !== 'feedback-report') return null;
  const returned = byAddress(survey) ?? byMessageId(survey);
  if (!returned) return null;
  const { email, failed } = returned;
  const ticket = survey.deciding.facts.tickets[email.ticketId ?? 0] ?? null;
  const plan: Plan = failed ? { act: 'bounce', outboxEmailId: email.id, recipients: failed } : { act: 'none' };
  return { ...ignored(kind, tiedTo(ticket)), plan, findings: [findingOf(returned)] };
}

type Returned = {
  readonly email: OutboxFacts;
  /** Those whom it has not reached for good; null when it says of nobody that it has failed. */
  readonly failed: readonly BouncedRecipient[] | null;
};

/** It may have been forwarded to an address that we don't know: whomever the report names, this mail of ours is meant. */
function byAddress(survey: Survey): Returned | null {
  const { email, facts, keys } = survey.deciding;
  const ids = recipientsOf(email).map((address) => outboxEmailOfAddress(keys, address));
  const row = facts.outboxEmails.find(({ id }) => ids.includes(id));
  if (!row) return null;
  const named = recipientsIn(survey);
  // A bounce for people to read names nobody that a program could find: its null return path says what it is.
  const all = named.length > 0 ? named : [{ ...UNSAID, address: row.recipient }];
  const isPathless = email.returnPath === '';
  return { email: row, failed: failedAmong(survey, all, isPathless) };
}

/** Message-IDs leak by forwards and answers to all: this one must name the recipient, too. */
function byMessageId(survey: Survey): Returned | null {
  const named = new Map(recipientsIn(survey).map((one) => [addressKey(one.address), one]));
  const email = survey.deciding.facts.outboxEmails.find(({ recipient }) => named.has(addressKey(recipient)));
  const recipient = email && named.get(addressKey(email.recipient));
  return email && recipient ? { email, failed: failedAmong(survey, [recipient], false) } : null;
}

function failedAmong(
  survey: Survey,
  recipients: readonly BouncedRecipient[],
  isProvenMute: boolean,
): Returned['failed'] {
  if (survey.classification.kind !== 'bounce') return null;
  const failed = recipients.filter((one) => hasFailed(one, isProvenMute));
  return failed.length > 0 ? failed : null;
}

/** Action before status: servers give up with a 4.4.7, too (RFC 3464, 2.3.3). */
function hasFailed({ action, status }: BouncedRecipient, isProvenMute: boolean): boolean {
  if (action !== null) return action === 'failed';
  return status === null ? isProvenMute : status.startsWith('5');
}

function recipientsIn({ classification }: Survey): readonly BouncedRecipient[] {
  return classification.bounce?.recipients ?? [];
}

const UNSAID = { status: null, action: null, reason: null };

function findingOf({ email, failed }: Returned): Finding {
  const { recipient } = email;
  if (!failed) return finding('thread', 'ok', 'not-failed', { recipient });
  const status = failed[0]?.status ?? null;
  return finding('thread', 'warn', status === null ? 'bounced' : 'bounced-status', { recipient, status });
}
