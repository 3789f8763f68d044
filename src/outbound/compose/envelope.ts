/** What stands on the outside of a mail: from whom and to whom, where answers and bounces go, and what tells machines to keep quiet. */
import { bounceAddress } from '../../domain/bounce-address.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { LOOP_HEADER } from '../../domain/loop-header.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import type { NotificationKind } from '../../domain/notification.ts';
import { replyAddress } from '../../domain/reply-address.ts';
import type { TokenKeys } from '../../domain/reply-token.ts';
import { wordsIn } from '../../ground/words.ts';
import type { OutboxEmail } from '../../store/outbox.ts';
import type { OutgoingMail } from '../smtp-transport.ts';
import { TELLING_WORDS } from './entitlement.ts';
import type { Letter } from './letter.ts';

export type EnvelopeParts = {
  readonly keys: TokenKeys;
  readonly mailbox: Mailbox;
  /** Of all mail of this installation. */
  readonly loopHeader: string;
  /** Whether it passes on what somebody of the staff wrote. */
  readonly isWordsOfStaff: boolean;
};

type Envelope = Pick<
  OutgoingMail,
  'from' | 'to' | 'messageId' | 'inReplyTo' | 'references' | 'replyTo' | 'headers' | 'returnPath'
>;

export function envelopeOf(email: OutboxEmail, letter: Letter, parts: EnvelopeParts): Envelope {
  const { keys, mailbox } = parts;
  const { ticketId, personId, payload, recipient } = email;
  const { isInternal } = payload;
  const hasToken = ticketId !== null && personId !== null;
  const replyTo = hasToken ? replyAddress(keys, { ticketId, personId, isInternal }, mailbox) : null;
  return {
    from: fromOf(letter, mailbox),
    to: [{ name: letter.recipient, address: recipient }],
    messageId: email.messageId,
    ...threadOf(email),
    ...(replyTo === null ? {} : { replyTo }),
    headers: headersOf(letter, parts),
    returnPath: bounceAddress(keys, email.id, mailbox),
  };
}

/** Somebody's words come from them, by way of the help desk: its address is what programs and filters look at. */
function fromOf({ words, kinds, locale }: Letter, { address }: Mailbox): EmailAddress {
  const desk = wordsIn(locale)('email.desk');
  const isWords = words !== null && words.author !== '' && kinds[0] !== undefined && TELLING_WORDS.includes(kinds[0]);
  return { name: isWords ? `${words.author} (${desk})` : desk, address };
}

/** Others wrote the Message-IDs that we refer to: what would end the header, or fill it, is left out. */
function threadOf({ payload: { inReplyTo, references } }: OutboxEmail): Pick<Envelope, 'inReplyTo' | 'references'> {
  const all = references.filter((id) => MESSAGE_ID.test(id));
  return {
    ...(inReplyTo !== null && MESSAGE_ID.test(inReplyTo) ? { inReplyTo } : {}),
    ...(all.length > 0 ? { references: all } : {}),
  };
}

/** RFC 5322 lets a line have 998 characters. */
const MESSAGE_ID = /^[\x21-\x3b\x3d\x3f-\x7e]{1,900}$/;

function headersOf(letter: Letter, { loopHeader, isWordsOfStaff }: EnvelopeParts): Record<string, string> {
  const { links, locale, kinds } = letter;
  const [kind = 'entry'] = kinds;
  return {
    [LOOP_HEADER_NAME]: loopHeader,
    'Content-Language': locale,
    ...(isWordsOfStaff ? OF_A_PERSON : automatic(kind)),
    // RFC 8058: programs show a button that leaves without opening the page.
    ...(links.leave === null
      ? {}
      : { 'List-Unsubscribe': `<${links.leave}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}

const LOOP_HEADER_NAME = LOOP_HEADER.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/**
 * What staff write is a person's letter that we pass on: marked as automatic (RFC 3834) some servers would file it away
 * or refuse it. Absence notes are still not wanted; a report that it could not be delivered is, and Exchange takes `All`
 * for a wish to have none.
 */
const OF_A_PERSON = { 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply' };

function automatic(kind: NotificationKind): Record<string, string> {
  const isAnswer = ANSWERS.includes(kind);
  return {
    'Auto-Submitted': isAnswer ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  };
}

/** To a mail of their reader's. */
const ANSWERS: readonly NotificationKind[] = ['acknowledgement', 'command-answer', 'refused-files', 'oversize'];
