/** Why no automatic mail may answer a mail: what keeps two machines from writing to each other for ever. */
import type { MailKind } from '../../domain/mail-kind.ts';
import { isMailSystem, isNoReply } from '../../domain/no-reply.ts';
import { hasHeader, headerValues, keywordOf } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';

const LIST_HEADERS = [
  ...['list-id', 'list-unsubscribe', 'list-post', 'list-help', 'list-subscribe', 'list-owner', 'list-archive'],
  ...['x-mailing-list', 'mailing-list', 'x-list-id', 'x-beenthere'],
];
/** How other help desks and old filters know what they have sent or passed on themselves. */
const LOOP_HEADERS = [
  ...['x-loop', 'x-no-loop', 'x-otrs-loop', 'rt-loop-prevention', 'x-rt-loop-prevention', 'x-freescout-mail-type'],
];
const NO_ANSWER_PRECEDENCE = new Set(['bulk', 'junk', 'list', 'auto_reply', 'auto-reply', 'autoreply']);
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
      ['precedence', 'x-precedence', 'preference']
        .flatMap((name) => headerValues(email, name))
        .map(keywordOf)
        .some((one) => NO_ANSWER_PRECEDENCE.has(one)),
      'Precedence',
    ],
    [hasHeader(email, ...LIST_HEADERS), 'List-Id'],
    [hasHeader(email, ...LOOP_HEADERS), 'X-Loop'],
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
