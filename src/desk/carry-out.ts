/** Carries out what was decided of a mail: its ticket, entry, people and files. */
import type { Decision, NamedPerson, Plan } from '../domain/decision.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { ReceivedContent } from '../domain/received-content.ts';
import type { LedgerRow } from '../store/ledger-settling.ts';
import { lockTicket } from '../store/tickets.ts';
import { addContacts } from './add-contacts.ts';
import { addLogEntry } from './add-log-entry.ts';
import { addToTicket } from './add-to-ticket.ts';
import type { Work } from './desk.ts';
import { type IdOf, makePeople } from './make-people.ts';
import { openTicket } from './open-ticket.ts';

export type DecidedMail = {
  readonly row: LedgerRow;
  readonly content: ReceivedContent;
  readonly decision: Decision;
};

export type Written = {
  readonly ticketId: number | null;
  readonly reference: string | null;
  /** What was written, for the ledger. */
  readonly finding: Finding;
};

export async function carryOut(work: Work, mail: DecidedMail): Promise<Written> {
  const { plan, ticketId, ticket } = mail.decision;
  if (plan.act === 'none') return { ticketId, reference: ticket, finding: finding('apply', 'ok', 'nothing') };
  const people = await makePeople(work, namedIn(plan), mail.row.id);
  return plan.act === 'open' ? open(work, mail, plan, people) : append(work, mail, plan, people);
}

type Opening = Extract<Plan, { act: 'open' }>;
type Appending = Extract<Plan, { act: 'append' }>;

function namedIn(plan: Opening | Appending): NamedPerson[] {
  const { author, people } = plan;
  const requester = plan.act === 'open' ? [plan.requester] : [];
  return [author, ...requester, ...people.contacts, ...people.followers];
}

async function open(work: Work, mail: DecidedMail, plan: Opening, idOf: IdOf): Promise<Written> {
  const authorId = idOf(plan.author);
  const { serviceId, teamId, title, serviceReason, followsTicketId, mentionsTicketId } = plan;
  const { ticketId, reference } = await openTicket(work, {
    ...{ title, serviceId, teamId, serviceReason, followsTicketId, mentionsTicketId },
    requesterId: idOf(plan.requester),
    openedBy: authorId,
    mailboxId: mail.row.mailboxId,
    openedFrom: 'mail',
    priority: null,
    fields: {},
  });
  const authorAddress = plan.author.address;
  const entry = { ticketId, authorId, authorAddress, visibility: 'public' as const, isFolded: false, isFirst: true };
  await addLogEntry(work, { ...entry, ...contentOf(mail) }, mail.content.attachments);
  const contacts = await addContacts(work, ticketId, authorId, plan.people, idOf);
  return { ticketId, reference, finding: applied('opened', mail, reference, contacts) };
}

async function append(work: Work, mail: DecidedMail, plan: Appending, idOf: IdOf): Promise<Written> {
  const { ticketId, visibility, folded: isFolded, newStatus } = plan;
  const ticket = await lockTicket(work.tx, ticketId);
  if (!ticket) throw new Error(`There is no ticket with the id ${ticketId}.`);
  const authorId = idOf(plan.author);
  const contacts = await addContacts(work, ticketId, authorId, plan.people, idOf);
  const entry = { authorId, authorAddress: plan.author.address, visibility, isFolded, ...contentOf(mail) };
  await addToTicket(work, ticket, { entry, files: mail.content.attachments, newStatus });
  const { reference } = ticket;
  return { ticketId, reference, finding: applied('appended', mail, reference, contacts) };
}

/** Its From is for the ledger alone: the author may be whom it only transmits. */
function contentOf({ row, content, decision }: DecidedMail) {
  const { text, segments, html, onBehalfOf, sentAt, messageId } = content;
  const origin = { via: 'mail' as const, trust: decision.trust, receivedEmailId: row.id };
  return { ...origin, text, segments, html, onBehalfOf, sentAt, messageId };
}

function applied(code: string, { content }: DecidedMail, reference: string, contacts: number): Finding {
  const files = content.attachments.filter((file) => file.refused === null).length;
  return finding('apply', 'ok', code, { reference, files, contacts });
}
