/** Recognises mail to many: lists and newsletters. */

import type { EmailAddress } from '../../domain/email-address.ts';
import { isNoReply } from '../../domain/no-reply.ts';
import { isOurs, plusPartOf } from '../../domain/our-addresses.ts';
import { tokenInMessageId } from '../../domain/reply-address.ts';
import { readReplyToken } from '../../domain/reply-token.ts';
import { isListAt, type MailingList, mailingListOf } from '../decide/mailing-list.ts';
import { hasHeader, headerValue, headerValues, keywordOf } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { asksForSomething } from './auto-reply-text.ts';
import { saysHowToLeave } from './leaving-words.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

const LIST_HEADERS = [
  ...['list-id', 'list-post', 'list-help', 'list-subscribe', 'list-owner', 'list-archive'],
  ...['x-mailing-list', 'mailing-list', 'x-list-id', 'x-beenthere', 'x-mailman-version', 'x-listserver', 'x-list'],
  ...['x-campaign', 'x-campaignid', 'x-campaign-id', 'x-newsletter', 'x-mailgun-campaign-id'],
];
const PRECEDENCES = new Set(['bulk', 'junk', 'list']);

export function bulk(classifying: Classifying): Recognition | null {
  const sign = listSign(classifying.email) ?? senderSign(classifying.email);
  return sign === null || isForUs(classifying) ? null : recognised('bulk', sign);
}

function listSign(email: ParsedEmail): string | null {
  const header = LIST_HEADERS.find((name) => hasHeader(email, name));
  return header ? `${header}: ${headerValue(email, header)}` : null;
}

/** What the tool of a salesman, or a help desk's program, puts on all that is sent with it: on answers as well. */
function senderSign(email: ParsedEmail): string | null {
  const isAnswer = email.inReplyTo.length > 0 && !isByMachine(email);
  const leave = headerValue(email, 'list-unsubscribe');
  if (leave !== null && !isAnswer) return `list-unsubscribe: ${leave}`;
  const precedence = precedenceOf(email);
  if (precedence !== null && !(isAnswer && asksForSomething(email))) return `Precedence: ${precedence}`;
  // Carriers put it on everything, a contact form's mail as well; what goes to many must say how to leave.
  const feedback = headerValue(email, 'feedback-id');
  return feedback !== null && !isAnswer && saysHowToLeave(email) ? `Feedback-ID: ${feedback}` : null;
}

function precedenceOf(email: ParsedEmail): string | null {
  const values = ['precedence', 'x-precedence'].flatMap((name) => headerValues(email, name));
  return values.map(keywordOf).find((keyword) => PRECEDENCES.has(keyword)) ?? null;
}

/** Our address may be a list itself; and a person may write to us with a list beside, or answer us with one. */
function isForUs({ email, ours, keys }: Classifying): boolean {
  const list = mailingListOf(email);
  if (
    list !== null &&
    isListAt(
      list,
      ours.map(({ key }) => key),
    )
  )
    return true;
  const addressed = [...email.to, ...email.cc].filter((one) => isOurs(one.address, ours));
  if (addressed.length === 0) return false;
  return isPosted(email, list) || answersUs(email, keys) || (isTalk(email, list) && isOpenly(addressed, ours));
}

/** A list that says how to post to it; newsletters take nothing, and are written to each of us alone. */
function isPosted(email: ParsedEmail, list: MailingList | null): boolean {
  const isTold = hasHeader(email, 'list-post', 'mailing-list', 'x-beenthere');
  return isTold && (list?.postKey ?? null) !== null && !isByMachine(email);
}

/** A list where people talk does not always say so: newsletters don't call themselves lists, and are left by one click. */
function isTalk(email: ParsedEmail, list: MailingList | null): boolean {
  const isLeftByClick = hasHeader(email, 'list-unsubscribe-post', 'feedback-id');
  return list !== null && precedenceOf(email) === 'list' && !isLeftByClick && !isByMachine(email);
}

/** At the address that everybody knows: what is written on a ticket's own has to say more for itself. */
function isOpenly(addressed: readonly EmailAddress[], ours: Classifying['ours']): boolean {
  return addressed.some(({ address }) => plusPartOf(address, ours) === null);
}

function isByMachine(email: ParsedEmail): boolean {
  return email.from.some(({ address }) => isNoReply(address) || /^notifications?[@+-]/i.test(address));
}

function answersUs(email: ParsedEmail, keys: Classifying['keys']): boolean {
  return email.inReplyTo.some((id) => {
    const token = tokenInMessageId(id);
    return token !== null && readReplyToken(keys, token, 'message-id') !== null;
  });
}
