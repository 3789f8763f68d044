/** A help desk that mails reach: each is filed as if it had been read and decided, with what it commands. */
import { fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import type { Plan } from '../../src/domain/decision.ts';
import type { ParsedAttachment } from '../../src/domain/parsed-attachment.ts';
import { readCommands } from '../../src/domain/read-commands.ts';
import { segmentsOf } from '../../src/inbound/new-text.ts';
import type { Open } from './databases.ts';
import { appending, arrive, decisionOf, filing, mailboxOf, NOBODY, opening, person } from './filings.ts';
import { addressOf, type Character } from './help-desk.ts';
import { openTicketDesk } from './ticket-desk.ts';

export type MailGiven = {
  /** As whom they write; staff unless it is Ada or the Stranger. */
  readonly as?: 'staff' | 'participant';
  readonly files?: readonly ParsedAttachment[];
  /** In Cc. */
  readonly cc?: readonly string[];
  readonly plan?: Partial<Extract<Plan, { act: 'append' }>>;
  readonly openPlan?: Partial<Extract<Plan, { act: 'open' }>>;
  readonly isSilent?: boolean;
};

export type CommandAnswer = {
  readonly done: readonly { code: string; values: Record<string, unknown>; undoStepId: number | null }[];
  readonly refused: readonly { code: string; values: Record<string, unknown> }[];
  readonly help: boolean;
};

export async function openMailDesk(open: Open) {
  const ticketDesk = await openTicketDesk(open);
  const { desk, db, database, idOf } = ticketDesk;
  const mailbox = await mailboxOf(desk);
  let arrived = 0;

  const send = async (name: Character, ticketId: number | null, text: string, given: MailGiven = {}) => {
    arrived += 1;
    const [id = 0] = await arrive(desk, mailbox.id, [arrived]);
    if (given.isSilent) await database.write('received_emails').where({ id }).update({ is_silent: true });
    const as = given.as ?? (name === 'Ada' || name === 'Stranger' ? 'participant' : 'staff');
    const segments = segmentsOf(text);
    const commands = readCommands(text, segments, as);
    const author = person(addressOf(name), idOf(name), name);
    const people = { ...NOBODY, contacts: (given.cc ?? []).map((address) => person(address)) };
    const plan =
      ticketId === null
        ? opening({ author, requester: author, people, commands, ...given.openPlan })
        : appending(ticketId, { author, people, commands, ...given.plan });
    const reason = as === 'staff' ? 'staff-answer' : 'answer';
    const content = { text, segments, attachments: given.files ?? [], fromAddress: author.address };
    const decide = () => decisionOf(plan, { reason: ticketId === null ? 'new' : reason });
    const [filed] = await fileReceivedEmails(desk, [filing(id, plan, { content, decide })]);
    if (filed && 'error' in filed) throw filed.error;
    return { receivedEmailId: id, reference: filed?.ticketReference ?? '' };
  };
  /** What the newest mail that answers commands says, and to whom. */
  const answer = async (): Promise<(CommandAnswer & { to: string; isInternal: boolean }) | null> => {
    const row = await db('outbox_emails').where({ notification: 'command-answer' }).orderBy('id', 'desc').first();
    if (!row) return null;
    const { values, isInternal } = JSON.parse(row.payload);
    return { ...values, isInternal, to: row.recipient };
  };
  /** Everybody who is mailed about a ticket, with what; in no order. */
  const told = async (ticketId: number): Promise<string[]> => {
    const rows = await db('outbox_emails').where({ ticket_id: ticketId }).orderBy('id');
    return rows.map((row) => `${row.recipient}: ${JSON.parse(row.payload).kinds.join(' + ')}`).sort();
  };
  const lastEntry = async (ticketId: number) => {
    const row = await db('log_entries').where({ ticket_id: ticketId }).orderBy('id', 'desc').first();
    const segments: { kind: string; from: number; to: number }[] = JSON.parse(row.segments);
    return {
      ...{ visibility: row.visibility, isFolded: Boolean(row.is_folded), text: row.text },
      kinds: segments.map(({ kind }) => kind),
    };
  };
  const state = (id: number) => db('tickets').where({ id }).first();
  return { ...ticketDesk, mailbox, send, answer, told, lastEntry, state };
}

export type MailDesk = Awaited<ReturnType<typeof openMailDesk>>;
