/** A ticket desk whose outbox is composed, not sent: for stories about what mails say. */
import { pino } from 'pino';
import type { NotificationKind, NotificationPayload } from '../../src/domain/notification.ts';
import { type Composed, type ComposeOptions, createComposer } from '../../src/outbound/compose.ts';
import type { OutgoingMail } from '../../src/outbound/smtp-transport.ts';
import type { BlobStore } from '../../src/store/blobs.ts';
import type { OutboxEmail } from '../../src/store/outbox.ts';
import type { Open } from './databases.ts';
import { mailboxOf } from './filings.ts';
import { addressOf, type Character } from './help-desk.ts';
import { openTicketDesk } from './ticket-desk.ts';

export const BASE_URL = 'https://assistance.univ.example';

export type RowGiven = Partial<Omit<OutboxEmail, 'payload' | 'notification'>> & {
  readonly payload?: Partial<NotificationPayload>;
};

/** Blobs are named, never read. */
const BLOBS = { pathOf: (sha256: string) => `/blobs/${sha256}` } as unknown as BlobStore;

export async function openComposingDesk(open: Open, { baseUrl = BASE_URL }: { baseUrl?: string | null } = {}) {
  const desk = await openTicketDesk(open);
  const mailbox = await mailboxOf(desk.desk);
  const logged: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
  const composer = createComposer({ desk: desk.desk, blobs: BLOBS, baseUrl, log });
  let rows = 0;

  /** A row that tells somebody of kinds, as its payload says it. */
  const row = (kinds: readonly NotificationKind[], to: Character | null, given: RowGiven = {}): OutboxEmail => {
    rows += 1;
    const { payload, ...columns } = given;
    return {
      ...{ id: rows, attempts: 1, ticketId: null, logEntryId: null, mailboxId: mailbox.id, notBeforeAt: 0 },
      ...{
        personId: to && desk.idOf(to),
        recipient: addressOf(to ?? 'nobody'),
        messageId: `mail-${rows}@univ.example`,
      },
      notification: kinds[0] ?? 'entry',
      ...columns,
      payload: {
        ...{ locale: 'fr', kinds, role: 'requester', actorId: null, isInternal: false },
        ...{ inReplyTo: null, references: [], values: {} },
        ...payload,
      },
    };
  };
  const composeAll = async (emails: readonly OutboxEmail[], options?: ComposeOptions): Promise<Composed[]> => {
    const composed = await composer.compose(emails, options);
    return emails.map(({ id }) => composed.get(id) as Composed);
  };
  /** The mail of a row, its narrow spaces written as plain ones; throws when it is not wanted. */
  const compose = async (email: OutboxEmail, options?: ComposeOptions): Promise<OutgoingMail> => {
    const [composed] = await composeAll([email], options);
    if (composed?.kind !== 'mail') throw new Error(composed?.why);
    const { mail } = composed;
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    return { ...mail, subject: plain(mail.subject), text: plain(mail.text) };
  };
  const whyNot = async (email: OutboxEmail): Promise<string | null> => {
    const [composed] = await composeAll([email]);
    return composed?.kind === 'unwanted' ? composed.why : null;
  };
  return { ...desk, mailbox, composer, logged, row, compose, composeAll, whyNot };
}
