/** Why no automatic mail may answer a mail: what keeps two machines from writing to each other for ever. */
import type { MailKind } from '../../domain/mail-kind.ts';
import { isMailSystem, isNoReply } from '../../domain/no-reply.ts';
import { hasHeader, headerValues, keywordOf } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';

const LIST_HEADERS = ['list-id', 'list-unsubscribe', 'list-post'];
const NO_ANSWER_PRECEDENCE = new Set(['bulk', 'junk', 'list', 'auto_reply']);
/** What Exchange asks others not to send; `DR` or `RN` only speak of receipts. */
const SUPPRESSED = /\b(all|oof|autoreply)\b/i;

export function isAnswerable(email: ParsedEmail, kind: MailKind): boolean {
  return kind === 'human' && signsAgainstAnswering(email).length === 0;
}

/** As they stand in the mail: `List-Id`, `Return-Path: <>`. */
export function signsAgainstAnswering(email: ParsedEmail): string[] {
  const from = email.from[0]?.address ?? '';
  const signs: readonly (readonly [boolean, string])[] = [
    [headerValues(email, 'auto-submitted').map(keywordOf).some(isAutomatic), 'Auto-Submitted'],
    [
      headerValues(email, 'precedence')
        .map(keywordOf)
        .some((one) => NO_ANSWER_PRECEDENCE.has(one)),
      'Precedence',
    ],
    [hasHeader(email, ...LIST_HEADERS), 'List-Id'],
    [
      headerValues(email, 'x-auto-response-suppress').some((value) => SUPPRESSED.test(value)),
      'X-Auto-Response-Suppress',
    ],
    [email.returnPath === '', 'Return-Path: <>'],
    [email.contentType === 'multipart/report' || email.report !== null, 'multipart/report'],
    [from !== '' && (isNoReply(from) || isMailSystem(from)), `From: ${from}`],
  ];
  return signs.filter(([holds]) => holds).map(([, sign]) => sign);
}

function isAutomatic(keyword: string): boolean {
  return keyword !== '' && keyword !== 'no';
}
