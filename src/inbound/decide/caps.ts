/** Stops floods, and two machines that answer each other: what is one too many is held, with nothing lost. */
import {
  ACKNOWLEDGEMENTS_AN_HOUR,
  type CAP_REASONS,
  MAILS_AN_HOUR,
  REOPENINGS_A_DAY,
  TICKETS_AN_HOUR,
} from '../../domain/caps.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { SenderFacts, TicketFacts } from '../../domain/mail-facts.ts';
import type { Answer } from './answer.ts';
import { isAnswerable } from './answerable.ts';
import { held, type Outcome, tiedTo } from './outcome.ts';
import type { Survey } from './survey.ts';

/** Old mail that is imported comes all at once, and is no flood. */
export function beyondCaps(survey: Survey): Outcome | null {
  if (survey.deciding.place?.isSilent) return null;
  const reason = reasonOf(survey);
  return reason && held(reason, tiedTo(survey.thread.ticket));
}

/**
 * An agent who has proven it is no machine of somebody else's, and nobody mails them their own words: a lively ticket
 * never keeps them from answering. Their mails count all the same, for those of others.
 */
function reasonOf(survey: Survey): (typeof CAP_REASONS)[number] | null {
  const { thread, answer } = survey;
  const { ticketsLastHour, ticketsAnHour } = senderOf(survey);
  if (!thread.ticket || !answer) {
    return ticketsLastHour >= (ticketsAnHour ?? TICKETS_AN_HOUR) ? 'too-many-tickets' : null;
  }
  if (answer.reason === 'staff-answer' || answer.reason === 'note') return null;
  if (mailsOn(thread.ticket, answer) >= MAILS_AN_HOUR) return 'too-many-mails';
  const isTooOften = answer.reason === 'reopened' && thread.ticket.reopeningsLastDay >= REOPENINGS_A_DAY;
  return isTooOften ? 'too-many-reopenings' : null;
}

/** What a forger writes in somebody's name counts for the forger: who proves that a mail is theirs is not kept out by it. */
function senderOf({ deciding: { facts }, author, authentication }: Survey): SenderFacts {
  const { sender } = facts;
  if (author?.source !== 'from' || authentication.trust !== 'verified') return sender;
  const { provenTicketsLastHour: ticketsLastHour, provenAcknowledgementsLastHour: acknowledgementsLastHour } = sender;
  return { ...sender, ticketsLastHour, acknowledgementsLastHour };
}

/** A stranger who got hold of a token can't fill the ticket that he is not heard on. */
function mailsOn({ mailsLastHour, keptMailsLastHour }: TicketFacts, { visibility }: Answer): number {
  return visibility === 'public' ? mailsLastHour - keptMailsLastHour : mailsLastHour;
}

/** Whether whoever opens a ticket is sent an acknowledgement, and why not where a machine might be at the other end. */
export function acknowledgement(survey: Survey): {
  readonly isAnswerable: boolean;
  readonly findings: readonly Finding[];
} {
  const { deciding, classification } = survey;
  const { acknowledgementsLastHour, acknowledgementsAnHour } = senderOf(survey);
  const most = acknowledgementsAnHour ?? ACKNOWLEDGEMENTS_AN_HOUR;
  if (!isAnswerable(deciding.email, classification.kind)) return { isAnswerable: false, findings: [] };
  if (acknowledgementsLastHour < most || deciding.place?.isSilent) return { isAnswerable: true, findings: [] };
  return { isAnswerable: false, findings: [finding('decide', 'warn', 'not-acknowledged', { most })] };
}
