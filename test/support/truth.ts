/** What the desk holds, in the form in which generated mails state what they hold: equal when nothing was lost or doubled. */
import type { ExportedTicket } from '../../src/store/export-tickets.ts';
import type { ExpectedTicket } from './generated-mails.ts';

export function truthOf(tickets: readonly ExportedTicket[]): ExpectedTicket[] {
  return tickets.map(({ title, requester, contacts, service, log }) => ({
    title,
    requester,
    contacts: contacts.toSorted(),
    service,
    log: log.map(({ author, text, attachments }) => ({
      author,
      marker: text.split('\n')[0] ?? '',
      attachments: attachments.map(({ sha256 }) => sha256).toSorted(),
    })),
  }));
}
