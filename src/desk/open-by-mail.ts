/** Opens the ticket that a mail asks for: its first entry, its people, what it commands and what its form still lacks. */
import { commandedEntry } from '../domain/commanded-entry.ts';
import { lockTicket, type TicketState } from '../store/tickets.ts';
import { addContacts } from './add-contacts.ts';
import { addForwarded } from './add-forwarded.ts';
import { addLogEntry } from './add-log-entry.ts';
import { askFields } from './ask-fields.ts';
import { applied, contentOf, type DecidedMail, type Opening, refusedOf, type Written } from './decided-mail.ts';
import type { Work } from './desk.ts';
import type { IdOf } from './make-people.ts';
import { hearMail, obeyMail } from './obey-mail.ts';
import { openTicket } from './open-ticket.ts';

export async function openByMail(work: Work, mail: DecidedMail, plan: Opening, idOf: IdOf): Promise<Written> {
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
  // Most mails command nothing: then there is no need to read what was just written.
  const ticket = plan.commands && ((await lockTicket(work.tx, ticketId)) as TicketState);
  const heard = ticket && (await hearMail(work, mail, plan, ticket, authorId));
  const { visibility, segments } = commandedEntry({ ...AS_OPENED, segments: mail.content.segments }, heard, true);
  const entry = { ticketId, authorId, authorAddress: plan.author.address, visibility, segments, isFolded: false };
  const logEntryId = plan.forward
    ? await addForwarded(work, mail, { plan, forward: plan.forward, ticketId, idOf, heard })
    : await addLogEntry(work, { ...entry, ...contentOf(mail), isFirst: true }, mail.content.attachments);
  const contacts = await addContacts(work, ticketId, authorId, plan.people, idOf);
  const context = await obeyMail(work, mail, plan, ticketId, authorId, heard);
  const { isAnswerable } = plan;
  const questions = isAnswerable && !mail.row.isSilent ? await askFields(work, ticketId) : [];
  const values = { receivedEmailId: mail.row.id, ...refusedOf(mail), ...(questions.length > 0 ? { questions } : {}) };
  work.news.push({ what: 'opened', ticketId, actorId: authorId, logEntryId, isAnswerable, values });
  return { ticketId, reference, finding: applied('opened', mail, { reference, contacts, context }) };
}

const AS_OPENED = {
  ...{ visibility: 'public' as const, isFolded: false, newStatus: null, isTold: true, mayInvite: true },
};
