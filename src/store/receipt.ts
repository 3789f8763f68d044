/** The receipt of a mail: what of it was received, for whoever a link in our answer to it was sent to. */
import type { Disposition } from '../domain/disposition.ts';
import type { Finding } from '../domain/finding.ts';
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import type { Viewer } from '../domain/viewer.ts';
import { allOf, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';
import { findTicket, type TicketFound } from './ticket-found.ts';
import { readableBy, visibleTo } from './ticket-visibility.ts';

export type Receipt = {
  readonly seenAt: number;
  readonly disposition: Disposition;
  readonly subject: string | null;
  readonly from: string | null;
  /** Addresses of whom it invited. */
  readonly invited: readonly string[];
  /** Images of signatures and the like left out, unless they were refused. */
  readonly files: readonly ReceivedFile[];
  /** Null when it is on none, or on one that its reader has no part in (any more). */
  readonly ticket: Pick<TicketFound, 'reference' | 'title' | 'status' | 'service' | 'serviceReason'> | null;
  /** It is on a ticket, of which its reader may see nothing (any more). */
  readonly isHidden: boolean;
};

export type ReceivedFile = Pick<ParsedAttachment, 'filename' | 'size' | 'refused'>;

/** Null when there is no such mail. Its reader sees what every requester or contact sees, whatever else they may be. */
export async function readReceipt(db: Db, receivedEmailId: number, personId: number): Promise<Receipt | null> {
  const reader = participant(personId);
  const mail = await readMail(db, receivedEmailId, reader);
  if (!mail) return null;
  const { reference, entryId, seenAt, disposition } = mail;
  const known = { seenAt, disposition, isHidden: entryId !== null && reference === null };
  if (known.isHidden) return { ...known, subject: null, from: null, invited: [], files: [], ticket: null };
  const ticket = reference === null ? null : await findTicket(db, reader, reference);
  const files = entryId === null ? [] : await filesOf(db, entryId);
  // What an agent wrote into the subject of what they passed on was for colleagues.
  const subject = mail.isForwarded === 1 ? (ticket?.title ?? null) : mail.subject;
  return { ...known, subject, from: mail.from, invited: invitedIn(mail), files, ticket };
}

async function readMail(db: Db, id: number, reader: Viewer): Promise<MailRow | undefined> {
  const isActive = condition('exists (select 1 from persons where id = ? and disabled_at is null)', reader.personId);
  const theirs = allOf(visibleTo(reader), readableBy(reader, 'said'), isActive);
  const [row] = await rawRows<MailRow>(
    db,
    `select mail.seen_at as "seenAt", mail.disposition, mail.subject, mail.from_address as "from", mail.findings,
        said.id as "entryId", tickets.reference, case when said.forwarded_by_id is null then 0 else 1 end as "isForwarded"
      from received_emails as mail
      left join log_entries as said on said.received_email_id = mail.id
      left join tickets on tickets.id = said.ticket_id and ${theirs.sql}
      where mail.id = ?`,
    [...theirs.bindings, id],
  );
  return row;
}

/** More are folded away by whoever reads on the ticket's own page. */
const MOST_FILES = 200;

function filesOf(db: Db, entryId: number): Promise<ReceivedFile[]> {
  return db('attachments')
    .where({ log_entry_id: entryId })
    .where((shown) => shown.where({ is_folded: false }).orWhereNotNull('refused'))
    .orderBy('id')
    .limit(MOST_FILES)
    .select('filename', 'size', 'refused');
}

function invitedIn({ findings }: MailRow): readonly string[] {
  const all: readonly Finding[] = JSON.parse(findings ?? '[]');
  const invited = all.find(({ step, code }) => step === 'people' && code === 'contacts')?.values.addresses;
  return Array.isArray(invited) ? invited : [];
}

function participant(personId: number): Viewer {
  return { personId, name: '', role: 'requester', teamIds: [], hiddenServiceIds: [], disclosedTicketIds: [] };
}

type MailRow = Pick<Receipt, 'seenAt' | 'disposition' | 'subject' | 'from'> & {
  readonly findings: string | null;
  readonly entryId: number | null;
  readonly isForwarded: number;
  /** Of the ticket that its reader sees it on. */
  readonly reference: string | null;
};
