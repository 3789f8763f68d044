/** Guesses from the words of a mail that a program wrote it, where neither headers nor the subject say so. */
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { isAsking, OF_ONESELF } from './asking-words.ts';
import { mayBeAutoReply, tellsOfAbsence } from './auto-reply-subject.ts';
import { AUTOMATIC, NO_ANSWERS, NUMBERED, PROMISED, RECEIVED } from './automatic-words.ts';
import { AWAY, BESIDE_AWAY, FROM_TODAY } from './away-words.ts';
import { type Note, noteOf } from './note.ts';

/** A note begins by saying that somebody is away; people get there after what they have to say. */
const BEGINNING = 300;

/** What no program that answers encloses; a certificate or a card goes with anything. */
const SIGNATURES = /^application\/(?:x-)?(?:pkcs7|pgp)-|^text\/(?:x-)?vcard$|^application\/ms-tnef$/;

/** The words that gave it away; null for what a person may well have written. Each of its looks is short and few. */
export function automaticWords(email: ParsedEmail): string | null {
  const note = hasFiles(email) ? null : noteOf(email);
  if (!note || isAsking(note.words)) return null;
  return firstMatch(AUTOMATIC, note.words) ?? impersonal(note) ?? away(note, email);
}

/** True when the words leave no doubt that somebody asks for something; nothing of the kind in a longer mail counts. */
export function asksForSomething(email: ParsedEmail): boolean {
  const note = noteOf(email);
  return note !== null && isAsking(note.words) && !AUTOMATIC.test(note.words) && !AWAY.test(note.words);
}

/** A receipt is a help desk's « nous », and gives a number or says when an answer will come. */
function impersonal({ words }: Note): string | null {
  if (OF_ONESELF.test(words)) return null;
  const isMore = NUMBERED.test(words) || PROMISED.test(words);
  return firstMatch(NO_ANSWERS, words) ?? (isMore ? firstMatch(RECEIVED, words) : null);
}

/**
 * Absence answers something or has it in its subject, begins with it, quotes nothing and goes on as such notes do. A
 * person who mentions that he will be away has more to say than that.
 */
function away({ words, quotes }: Note, email: ParsedEmail): string | null {
  const isSubject = tellsOfAbsence(email.subject);
  const answers = email.inReplyTo.length > 0 || email.references.length > 0 || hasReplyPrefix(email.subject);
  if (quotes || !(isSubject || answers) || FROM_TODAY.test(words)) return null;
  const found = firstMatch(AWAY, words.slice(0, BEGINNING));
  return found !== null && (mayBeAutoReply(email.subject) || BESIDE_AWAY.test(words)) ? found : null;
}

function hasFiles({ attachments }: ParsedEmail): boolean {
  return attachments.some(
    ({ contentId, contentType, folded }) => contentId === null && !folded && !SIGNATURES.test(contentType),
  );
}

function firstMatch(expression: RegExp, words: string): string | null {
  return expression.exec(words)?.[0].replace(/^[^\p{L}]+/u, '') ?? null;
}
