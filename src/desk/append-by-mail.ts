/** Adds a mail to the ticket that it goes on: an entry, its people, what it commands and what it answers of the form. */
import { commandedEntry } from '../domain/commanded-entry.ts';
import { textOf } from '../domain/log-entry.ts';
import { lockTicket } from '../store/tickets.ts';
import { addContacts } from './add-contacts.ts';
import { addToTicket } from './add-to-ticket.ts';
import { takeAnswers } from './ask-fields.ts';
import { type Appending, applied, contentOf, type DecidedMail, refusedOf, type Written } from './decided-mail.ts';
import type { Work } from './desk.ts';
import type { IdOf } from './make-people.ts';
import { hearMail, obeyMail } from './obey-mail.ts';

export async function appendByMail(work: Work, mail: DecidedMail, plan: Appending, idOf: IdOf): Promise<Written> {
  const { ticketId, visibility, folded: isFolded, newStatus, isTold } = plan;
  const ticket = await lockTicket(work.tx, ticketId);
  if (!ticket) throw new Error(`There is no ticket with the id ${ticketId}.`);
  const { attachments: files, segments, text } = mail.content;
  const authorId = idOf(plan.author);
  const heard = await hearMail(work, mail, plan, ticket, authorId);
  const asDecided = { visibility, isFolded, newStatus, isTold, mayInvite: true, segments };
  const filed = commandedEntry(asDecided, heard, false);
  const contacts = filed.mayInvite ? await addContacts(work, ticketId, authorId, plan.people, idOf) : 0;
  const how = { visibility: filed.visibility, isFolded: filed.isFolded, segments: filed.segments };
  await addToTicket(work, ticket, {
    entry: { authorId, authorAddress: plan.author.address, ...contentOf(mail), ...how },
    ...{ files, newStatus: filed.newStatus, isTold: filed.isTold },
    isByStaff: BY_STAFF.includes(mail.decision.reason),
  });
  tellRefusedFiles(work, mail, plan, authorId);
  if (filed.visibility === 'public') await takeAnswers(work, ticketId, authorId, textOf(text, filed.segments, 'new'));
  const context = await obeyMail(work, mail, plan, ticketId, authorId, heard);
  const { reference } = ticket;
  return { ticketId, reference, finding: applied('appended', mail, { reference, contacts, context }) };
}

const BY_STAFF = ['staff-answer', 'note'];

/** An answer has no acknowledgement that could say so. */
function tellRefusedFiles({ news }: Work, mail: DecidedMail, { isAnswerable, ticketId }: Appending, personId: number) {
  const values = refusedOf(mail);
  if (!isAnswerable || values.refused.length === 0) return;
  const { mailboxId } = mail.row;
  const inReplyTo = mail.content.messageId;
  news.push({ what: 'direct', kind: 'refused-files', to: { personId }, ticketId, mailboxId, inReplyTo, values });
}
