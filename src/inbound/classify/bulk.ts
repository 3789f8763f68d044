/** Recognises mail to many: lists and newsletters. */

import { isOurs } from '../../domain/our-addresses.ts';
import { tokenInMessageId } from '../../domain/reply-address.ts';
import { readReplyToken } from '../../domain/reply-token.ts';
import { isListAt, mailingListOf } from '../decide/mailing-list.ts';
import { hasHeader, headerValue, headerValues, keywordOf } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

const LIST_HEADERS = ['list-id', 'list-unsubscribe', 'list-post', 'x-mailing-list', 'mailing-list', 'x-list-id'];
const PRECEDENCES = new Set(['bulk', 'junk', 'list']);

export function bulk(classifying: Classifying): Recognition | null {
  const sign = signOf(classifying.email);
  return sign === null || isForUs(classifying) ? null : recognised('bulk', sign);
}

function signOf(email: ParsedEmail): string | null {
  const header = LIST_HEADERS.find((name) => hasHeader(email, name));
  if (header) return `${header}: ${headerValue(email, header)}`;
  const precedence = headerValues(email, 'precedence')
    .map(keywordOf)
    .find((keyword) => PRECEDENCES.has(keyword));
  if (precedence) return `Precedence: ${precedence}`;
  // Amazon puts its own Feedback-ID on everything that it carries, a contact form's mail as well.
  const feedback = headerValue(email, 'feedback-id');
  return feedback !== null && !/:amazonses$/i.test(feedback) ? `Feedback-ID: ${feedback}` : null;
}

/** Our address may be a list itself; and a person may answer us with a list in copy. */
function isForUs({ email, ours, keys }: Classifying): boolean {
  const list = mailingListOf(email);
  const isOurList =
    list !== null &&
    isListAt(
      list,
      ours.map(({ key }) => key),
    );
  return isOurList || (isAddressedToUs(email, ours) && answersUs(email, keys));
}

function isAddressedToUs(email: ParsedEmail, ours: Classifying['ours']): boolean {
  return [...email.to, ...email.cc].some((one) => isOurs(one.address, ours));
}

function answersUs(email: ParsedEmail, keys: Classifying['keys']): boolean {
  return email.inReplyTo.some((id) => {
    const token = tokenInMessageId(id);
    return token !== null && readReplyToken(keys, token, 'message-id') !== null;
  });
}
