/** Earlier rows of the ledger that may be the same mail. */
import type { Disposition } from '../domain/disposition.ts';
import type { MailQuestions, TwinFacts } from '../domain/mail-facts.ts';
import type { Db } from './database.ts';
import { storedMessageId } from './fitting.ts';
import { inChunks } from './rows.ts';

/** More namesakes than this are an attack; the true copies come first. */
const MOST = 50;

export type TwinReader = {
  /** Settled rows with the same Message-ID (without one: the same contents) or the same bytes. */
  read(questions: MailQuestions, filing: number | null): Promise<TwinFacts[]>;
  /** A mail of the batch was settled: it may be the twin of one after it. */
  filed(questions: MailQuestions): void;
};

/** Asks once for a batch which mails may have a twin at all; most have none. */
export async function openTwinFacts(db: Db, batch: readonly MailQuestions[]): Promise<TwinReader> {
  const suspects = batch.length > 1 ? await marksInLedger(db, batch) : null;
  return {
    async read(questions, filing) {
      const isSuspect = suspects === null || marksOf(questions).some((mark) => suspects.has(mark));
      return isSuspect ? readTwins(db, questions, filing) : [];
    },
    filed(questions) {
      for (const mark of marksOf(questions)) suspects?.add(mark);
    },
  };
}

/** All by which a mail may be found to be another's twin. */
function marksOf({ messageId, contentHash, rawSha256 }: MailQuestions): string[] {
  return [...(messageId === null ? [] : [storedMessageId(messageId)]), contentHash, rawSha256];
}

async function marksInLedger(db: Db, batch: readonly MailQuestions[]): Promise<Set<string>> {
  const all = batch.flatMap(marksOf);
  const found = new Set<string>();
  for (const column of ['message_id', 'content_hash', 'sha256']) {
    const marks: string[] = await inChunks(all, (chunk) =>
      db('received_emails').whereIn(column, chunk).whereNot('disposition', 'pending').distinct().pluck(column),
    );
    for (const mark of marks) found.add(mark);
  }
  return found;
}

async function readTwins(db: Db, questions: MailQuestions, filing: number | null): Promise<TwinFacts[]> {
  const messageId = questions.messageId === null ? null : storedMessageId(questions.messageId);
  const same = messageId === null ? { content_hash: questions.contentHash } : { message_id: messageId };
  const query = db('received_emails')
    .leftJoin('tickets', 'tickets.id', 'received_emails.ticket_id')
    .where((twin) => twin.where(same).orWhere({ sha256: questions.rawSha256 }))
    .whereNot('disposition', 'pending')
    // A copy says nothing of what it copies: that one may wait, or be judged, and must not be turned away by it.
    .whereRaw("(disposition <> 'ignored' or reason is null or reason <> 'duplicate')")
    .orderByRaw('case when content_hash = ? then 0 else 1 end, received_emails.id', [questions.contentHash])
    .limit(MOST)
    .select(COLUMNS);
  const rows: TwinRow[] = await (filing === null ? query : query.whereNot('received_emails.id', filing));
  return rows.map((row) => twinOf(row, row.message_id === messageId ? questions.messageId : row.message_id));
}

const COLUMNS = [
  'received_emails.id',
  'received_emails.mailbox_id',
  'folder',
  'uid_validity',
  'message_id',
  'content_hash',
  'sha256',
  'disposition',
  'ticket_id',
  'tickets.reference',
];

type TwinRow = {
  id: number;
  mailbox_id: number;
  folder: string;
  uid_validity: number | null;
  message_id: string | null;
  content_hash: string | null;
  sha256: string | null;
  disposition: Disposition;
  ticket_id: number | null;
  reference: string | null;
};

function twinOf(row: TwinRow, messageId: string | null): TwinFacts {
  return {
    receivedEmailId: row.id,
    mailboxId: row.mailbox_id,
    folder: row.folder,
    uidValidity: row.uid_validity,
    messageId,
    contentHash: row.content_hash,
    rawSha256: row.sha256,
    disposition: row.disposition,
    ticketId: row.ticket_id,
    ticketReference: row.reference,
  };
}
