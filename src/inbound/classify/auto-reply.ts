/** Recognises mail that a machine sent: answers such as out-of-office, and alarms (RFC 3834). */
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import { mailingListOf } from '../decide/mailing-list.ts';
import { hasHeader, headerValue, keywordOf } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { subjectAsks } from './asking-words.ts';
import { autoReplyPrefix, isForward, mayBeAutoReply } from './auto-reply-subject.ts';
import { asksForSomething, automaticWords } from './auto-reply-text.ts';
import {
  answeringHeader,
  deniesSubmission,
  isByInboxRule,
  jobHeader,
  submissionOf,
  suppressesAll,
} from './machine-headers.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

/** A longer mail is no machine's note that somebody is away; signatures and disclaimers included. */
const LONGEST_NOTE = 2000;

/** Nobody writes from such an address but the program that it is named after. */
const ANSWERING_ADDRESS =
  /^(?:[a-z]+[._-])?(?:auto-?(?:reply|replies|respond|responder|response|antwort|antwoord|svar)|vacation|reponses?-?auto(?:matiques?)?|out-?of-?office)(?:[+._-][^@]*)?@/i;

export function autoReply({ email }: Classifying): Recognition | null {
  return bySubmission(email) ?? byHeader(email) ?? byNullPath(email) ?? byAddress(email) ?? byWords(email);
}

/**
 * RFC 3834: `auto-replied` answers, anything else is a machine's own, but `no` and `auto-forwarded` (what a person wrote,
 * passed on by a rule). Exchange says `auto-generated` of out-of-office mail too, and of what its rules pass on: the
 * subject tells.
 */
function bySubmission(email: ParsedEmail): Recognition | null {
  const keyword = submissionOf(email);
  if (keyword === null || (isByInboxRule(email) && isForward(email.subject))) return null;
  return recognised('auto-reply', `Auto-Submitted: ${keyword}`, {
    isUnprompted: !/^(?:auto-replied|vacation|auto-?reply)$/.test(keyword) && !looksLikeAnAnswer(email),
  });
}

function byHeader(email: ParsedEmail): Recognition | null {
  const header = answeringHeader(email);
  if (header !== null) return recognised('auto-reply', header);
  const job = jobHeader(email);
  if (job !== null) return recognised('auto-reply', job, { isUnprompted: true });
  // Rules redirect people's mail as well, and some of that asks for no answers.
  if (!isByInboxRule(email) || !suppressesAll(email) || isForward(email.subject)) return null;
  return recognised('auto-reply', 'X-MS-Exchange-Inbox-Rules-Loop', { isGuess: !mayBeAutoReply(email.subject) });
}

/** People's mail has a return path; what must not bounce has none (RFC 5321, 4.5.5). */
function byNullPath(email: ParsedEmail): Recognition | null {
  if (email.returnPath !== '') return null;
  return recognised('auto-reply', 'Return-Path: <>', { isUnprompted: !looksLikeAnAnswer(email) });
}

function byAddress(email: ParsedEmail): Recognition | null {
  const from = email.from[0]?.address.slice(0, 320) ?? '';
  return ANSWERING_ADDRESS.test(from) ? recognised('auto-reply', `From: ${from}`) : null;
}

/** People write about absences and automatic replies, too: words are no more than a guess, or second a header. */
function byWords(email: ParsedEmail): Recognition | null {
  if (deniesSubmission(email) || isForward(email.subject)) return null;
  const header = machineHeaderOf(email);
  const isAnswer = header !== null || email.inReplyTo.length > 0 || email.references.length > 0;
  const prefix = autoReplyPrefix(email.subject, { isAnswer });
  if (header !== null && mayBeAutoReply(email.subject)) {
    return recognised('auto-reply', header, { isGuess: prefix === null });
  }
  const sign = bySubject(email, prefix) ?? automaticWords(email);
  return sign === null ? null : recognised('auto-reply', sign, { isGuess: true });
}

/** People ask « Réponse automatique : comment la couper ? », and then go on asking. */
function bySubject(email: ParsedEmail, prefix: string | null): string | null {
  if (prefix === null || email.text.length > LONGEST_NOTE) return null;
  const isQuestion = subjectAsks(email.subject.trimStart().slice(prefix.length)) && asksForSomething(email);
  return isQuestion ? null : `Subject: ${prefix}`;
}

/** On its own it proves nothing: lists and shops set these as well, and rules that pass a person's mail on. */
function machineHeaderOf(email: ParsedEmail): string | null {
  const setByExchange = ['X-Auto-Response-Suppress', 'X-MS-Exchange-Generated-Message-Source'];
  const header = setByExchange.find((name) => hasHeader(email, name.toLowerCase()));
  if (header !== undefined) return header;
  const precedence = keywordOf(headerValue(email, 'precedence') ?? '');
  const isSign = (precedence === 'bulk' || precedence === 'junk') && mailingListOf(email) === null;
  return isSign ? `Precedence: ${precedence}` : null;
}

/** Alarms are passed on, too: that makes no answer of them. */
function looksLikeAnAnswer(email: ParsedEmail): boolean {
  return mayBeAutoReply(email.subject) || (hasReplyPrefix(email.subject) && !isForward(email.subject));
}
