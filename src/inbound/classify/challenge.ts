/** Recognises challenges: a filter that asks the sender to prove that he is a person. */
import { domainOf } from '../../domain/email-address.ts';
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import { headerValues } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { isAsking } from './asking-words.ts';
import { isForward } from './auto-reply-subject.ts';
import { PROVE, SUBJECTS, SURE_SUBJECTS, TO_DO, WAITS } from './challenge-words.ts';
import { noteOf, plainWords } from './note.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

/** Who writes from there is a filter: its makers answer people from elsewhere. */
const CHALLENGERS = [
  ...['boxbe.com', 'spamarrest.com', 'mailinblack.com', 'bluebottle.com', 'mailblocks.com', 'knowspam.net'],
  ...['vanquish.com', 'digiportal.com', 'choicemail.com', 'cleanmymailbox.com', 'spamcop-challenge.net', 'sendio.com'],
];

/** TMDA, ASK, BoxTrapper and their like write from the user's own address with a mark in it, or from one of their own. */
const CHALLENGING_ADDRESS =
  /(?:^|[._+-])(?:challenge|confirm\.[a-f0-9.]{10,80}|boxtrapper|tmda|antispam-?challenge|spamblocker-challenge)(?:[._+-][^@]*)?@/i;

/** What BoxTrapper, ASK and qconfirm put into the subject so that an answer brings it back. */
const SUBJECT_MARK =
  /\bverify ?# ?[a-z0-9_-]{6,80}|\(conf(?:irm)?[#: -]{1,3}[a-f0-9]{8,64}\)|\bconfirm [a-f0-9]{16,64}\b/i;

export function challenge({ email }: Classifying): Recognition | null {
  // Every answer to a TMDA user goes through his filter; only its own mail is delivered by it.
  if (headerValues(email, 'x-delivery-agent').some((value) => /^tmda\b/i.test(value.trim()))) {
    return recognised('challenge', 'X-Delivery-Agent: TMDA');
  }
  const from = email.from[0]?.address.slice(0, 320) ?? '';
  if (isChallenger(from)) return recognised('challenge', `From: ${from}`);
  const sign = subjectSign(email) ?? wordsSign(email);
  return sign === null ? null : recognised('challenge', sign);
}

function isChallenger(from: string): boolean {
  const domain = domainOf(from);
  const isTheirs = CHALLENGERS.some((one) => domain === one || domain.endsWith(`.${one}`));
  return isTheirs || CHALLENGING_ADDRESS.test(from);
}

/** People, and shops, ask for confirmations of much: nothing follows but a mark, and most need words that say more. */
function subjectSign(email: ParsedEmail): string | null {
  const subject = plainWords(email.subject.slice(0, 200));
  const isMarked = SUBJECT_MARK.test(subject) && !hasReplyPrefix(subject);
  const isChallenge =
    isMarked || opensWith(SURE_SUBJECTS, subject) || (opensWith(SUBJECTS, subject) && asksForProof(email));
  return isChallenge ? `Subject: ${email.subject}` : null;
}

function opensWith(starts: readonly string[], subject: string): boolean {
  const start = starts.find((one) => subject.startsWith(one));
  const rest = start === undefined ? '?' : subject.slice(start.length).trimStart();
  return !rest.endsWith('?') && (rest === '' || /^[[(:#!.»–—-]/.test(rest));
}

function asksForProof(email: ParsedEmail): boolean {
  const note = noteOf(email);
  return note !== null && PROVE.test(note.words) && !isAsking(note.words);
}

/** A short mail that says that ours waits, and what is to be done: both, in so many words. */
function wordsSign(email: ParsedEmail): string | null {
  const note =
    isForward(email.subject) || email.attachments.some(({ contentId }) => contentId === null) ? null : noteOf(email);
  if (!note || isAsking(note.words)) return null;
  const isTold = PROVE.test(note.words) && TO_DO.test(note.words);
  return isTold ? (WAITS.exec(note.words)?.[0] ?? null) : null;
}
