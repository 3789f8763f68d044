/** The mails of ours that a mail may bring back: what deciding it needs to know of them. */
import type { MailQuestions, OutboxFacts } from '../domain/mail-facts.ts';
import type { NotificationPayload } from '../domain/notification.ts';
import type { Db } from './database.ts';
import { LARGEST_ID } from './rows.ts';

type Asked = Pick<MailQuestions, 'outboxEmailIds' | 'returnedMessageIds'>;

/** Those that there are; no query where none is asked for. Whoever reads ids and Message-IDs out of a mail caps them. */
export async function readOutboxFacts(
  db: Db,
  { outboxEmailIds, returnedMessageIds }: Asked,
): Promise<readonly OutboxFacts[]> {
  const ids = outboxEmailIds.filter((id) => id <= LARGEST_ID);
  if (ids.length === 0 && returnedMessageIds.length === 0) return [];
  const rows: Row[] = await db('outbox_emails')
    .whereIn('id', ids)
    .orWhereIn('message_id', [...returnedMessageIds])
    .orderBy('id')
    .select(COLUMNS);
  return rows.map(({ payload, ...row }) => ({ ...row, isInternal: isInternal(payload) }));
}

function isInternal(payload: string): boolean {
  return (JSON.parse(payload) as NotificationPayload).isInternal === true;
}

const COLUMNS = {
  id: 'id',
  ticketId: 'ticket_id',
  personId: 'person_id',
  messageId: 'message_id',
  recipient: 'recipient',
  payload: 'payload',
};

type Row = Omit<OutboxFacts, 'isInternal'> & { readonly payload: string };
