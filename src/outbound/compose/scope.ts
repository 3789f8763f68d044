/** What templates may speak of: plain texts alone, so that nothing can be reached through them. */
import { alarmWords } from '../../desk/alarm-words.ts';
import type { Say } from '../../ground/words.ts';
import type { AlarmKind } from '../../store/alarms.ts';
import type { Letter } from './letter.ts';
import { oneLine, plainLines } from './plain.ts';
import { fileSize } from './sizes.ts';

/** By the names that templates use; '' is what there is not. */
export type Scope = {
  readonly recipient: string;
  /** requester, contact, staff or other. */
  readonly role: string;
  readonly actor: string;
  readonly author: string;
  readonly desk: string;
  readonly mailbox: string;
  readonly ticket: Readonly<Record<'reference' | 'title' | 'service' | 'status' | 'requester' | 'url', string>>;
  readonly mail: Readonly<Record<'subject' | 'size' | 'limit', string>>;
  readonly alarm: string;
};

export function scopeOf(letter: Letter, say: Say): Scope {
  const { recipient, role, actor, words, mailbox, ticket, links, values, locale } = letter;
  const { reference = '', title = '', service = '', status = '', requester = '' } = ticket ?? {};
  return {
    ...{ recipient, role, actor, author: words?.author ?? '', desk: say('email.desk'), mailbox },
    ticket: { reference, title, service, status, requester, url: links.ticket ?? '' },
    mail: {
      subject: oneLine(values.subject),
      ...{ size: fileSize(locale, values.size), limit: fileSize(locale, values.limit) },
    },
    alarm: alarmOf(letter, say),
  };
}

function alarmOf({ values, alarmMailbox }: Letter, say: Say): string {
  const { alarm, details } = values;
  if (alarm === '') return '';
  return oneLine(
    plainLines(alarmWords(say, { kind: alarm as AlarmKind, details: details as never }, alarmMailbox)),
    2_000,
  );
}

/** As a template writes them. */
export const VARIABLES: readonly string[] = [
  ...['recipient', 'role', 'actor', 'author', 'desk', 'mailbox', 'alarm'],
  ...['reference', 'title', 'service', 'status', 'requester', 'url'].map((name) => `ticket.${name}`),
  ...['subject', 'size', 'limit'].map((name) => `mail.${name}`),
];
