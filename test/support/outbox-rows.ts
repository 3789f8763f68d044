/** Mails of the outbox as a story needs them, written straight into the store: what became of them and what the server said. */
import type { NotificationKind, NotificationPayload } from '../../src/domain/notification.ts';
import type { Db } from '../../src/store/database.ts';
import { insertOutboxEmails, type OutboxState } from '../../src/store/outbox.ts';
import { NOON } from './filings.ts';

export type MailOut = {
  readonly ticketId?: number | null;
  readonly logEntryId?: number | null;
  readonly personId?: number | null;
  readonly recipient?: string;
  readonly kind?: NotificationKind;
  readonly state?: OutboxState;
  readonly answer?: string | null;
  readonly attempts?: number;
  readonly at?: number;
};

let mails = 0;

/** To Ada, and sent, unless told otherwise; its id. */
export async function mailOut(db: Db, given: MailOut = {}): Promise<number> {
  mails += 1;
  const { ticketId = null, logEntryId = null, personId = null, recipient = 'ada@univ.example', at = NOON } = given;
  const { kind = 'entry', state = 'sent', answer = null, attempts = 1 } = given;
  const payload: NotificationPayload = {
    ...{ locale: 'fr', kinds: [kind], role: 'requester', actorId: null, isInternal: false },
    ...{ inReplyTo: null, references: [], values: {} },
  };
  const messageId = `mail-${mails}@univ.example`;
  const about = { ticketId, logEntryId, personId, mailboxId: null, recipient, notification: kind };
  await insertOutboxEmails(db, [{ ...about, payload, messageId, notBeforeAt: at }], at);
  const became = { state, attempts, server_answer: answer, sent_at: state === 'sent' ? at : null };
  const [row] = await db('outbox_emails').where({ message_id: messageId }).update(became).returning('id');
  return row.id;
}
