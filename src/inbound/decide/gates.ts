/** The gates a mail passes before it may write on a ticket: each lets it by (null) or says what becomes of it. */
import { isWelcome } from '../../domain/newcomers.ts';
import { bounced } from './bounced.ts';
import { beyondCaps } from './caps.ts';
import { held, ignored, type Outcome, tiedTo } from './outcome.ts';
import { isMarkedSpam } from './spam.ts';
import type { Survey } from './survey.ts';

type Gate = (survey: Survey) => Outcome | null;

/** In order: what is ours or seen before, what is forged, what machines report, who may not come in. */
const GATES: readonly Gate[] = [
  own,
  seenBefore,
  forged,
  bounced,
  reports,
  withoutSender,
  blocked,
  spam,
  challenges,
  toMany,
  machines,
  unverified,
  unknownSender,
  beyondCaps,
];

/** What no judgement lifts: it says what the mail is, or that it can't be carried out. */
const BEYOND_JUDGEMENT: readonly Gate[] = [own, seenBefore, bounced, reports, withoutSender];

/** The gates that a mail has to pass: a person who looked at it lets it through the others. */
export function gatesOf({ deciding: { place } }: Survey): readonly Gate[] {
  return place?.judgement ? GATES.filter((gate) => BEYOND_JUDGEMENT.includes(gate)) : GATES;
}

function own({ classification }: Survey): Outcome | null {
  return classification.kind === 'own' ? ignored('own') : null;
}

function seenBefore({ duplicate: { twin } }: Survey): Outcome | null {
  return twin && ignored('duplicate', { ticket: twin.ticketReference, ticketId: twin.ticketId });
}

/** Before anything that it says is acted on. Held, never dropped: lists and forwards break signatures, too. */
function forged({ authentication }: Survey): Outcome | null {
  return authentication.trust === 'failed' ? held('dmarc-failed') : null;
}

/** Tied to a ticket by a token alone: anybody can write a report. */
function reports({ classification: { kind }, thread }: Survey): Outcome | null {
  if (kind !== 'bounce' && kind !== 'delivery-report' && kind !== 'feedback-report') return null;
  const isByToken = thread.by === 'token-address' || thread.by === 'token-message-id';
  return ignored(kind, tiedTo(isByToken ? thread.ticket : null));
}

function withoutSender({ author }: Survey): Outcome | null {
  return author ? null : held('no-sender');
}

function blocked({ deciding: { facts } }: Survey): Outcome | null {
  return facts.sender.isBlocked ? ignored('blocked-sender') : null;
}

function spam({ deciding: { email, mailbox }, thread }: Survey): Outcome | null {
  return isMarkedSpam(email, mailbox) ? held('spam', tiedTo(thread.ticket)) : null;
}

function challenges({ classification, thread }: Survey): Outcome | null {
  return classification.kind === 'challenge' ? held('challenge', tiedTo(thread.ticket)) : null;
}

function toMany({ classification, thread }: Survey): Outcome | null {
  return classification.kind === 'bulk' ? held('bulk', tiedTo(thread.ticket)) : null;
}

/**
 * Out-of-office that answers no ticket helps nobody, but who only writes about it may need us. An alarm may be worth a
 * ticket, as the mailbox says.
 */
function machines({ classification: { kind, isUnprompted, isGuess }, thread, deciding }: Survey): Outcome | null {
  if (kind !== 'auto-reply' || thread.ticket) return null;
  if (!isUnprompted) return isGuess ? held('auto-reply') : ignored('auto-reply');
  const { machineMail } = deciding.mailbox;
  return machineMail === 'open' ? null : machineMail === 'hold' ? held('machine-mail') : ignored('machine-mail');
}

function unverified({ authentication, deciding, thread }: Survey): Outcome | null {
  const isRefused = authentication.trust === 'unverified' && deciding.mailbox.unverified === 'hold';
  return isRefused ? held('unverified', tiedTo(thread.ticket)) : null;
}

/** Someone unknown who holds a token of ours may be a requester's other address: that is for a person to see. */
function unknownSender({ person, author, thread, deciding: { mailbox } }: Survey): Outcome | null {
  if (person || !author || isWelcome(author.address, mailbox)) return null;
  const isDropped = mailbox.unknownPeople === 'ignore' && !thread.ticket;
  return isDropped ? ignored('unknown-sender') : held('unknown-sender', tiedTo(thread.ticket));
}
