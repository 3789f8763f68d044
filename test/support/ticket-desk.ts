/** A help desk with tickets as a story needs them: written straight into the store, each a minute after the one before. */
import type { ParsedAttachment } from '../../src/domain/parsed-attachment.ts';
import type { Priority, Status } from '../../src/domain/ticket.ts';
import { insertAttachments } from '../../src/store/attachments.ts';
import { type ContactRole, insertContacts } from '../../src/store/contacts.ts';
import { insertLogEntry, type NewLogEntry } from '../../src/store/log-entries.ts';
import { insertTicket } from '../../src/store/tickets.ts';
import type { Open } from './databases.ts';
import { type Character, openHelpDesk } from './help-desk.ts';

export type TicketGiven = {
  readonly title?: string;
  readonly requester?: Character;
  /** Slugs. */
  readonly service?: string;
  readonly team?: string;
  readonly assignee?: Character;
  readonly status?: Status;
  readonly priority?: Priority;
  readonly fields?: Record<string, string | string[]>;
  readonly follows?: number;
  readonly mentions?: number;
};

export type Said = Partial<Pick<NewLogEntry, 'visibility' | 'segments' | 'html' | 'via' | 'notices'>> & {
  readonly files?: readonly ParsedAttachment[];
};

export async function openTicketDesk(open: Open) {
  const helpDesk = await openHelpDesk(open);
  const { database, clock, idOf, services, teams } = helpDesk;
  const db = database.write;
  const tick = () => {
    clock.now += 60_000;
    return clock.now;
  };
  let opened = 0;

  /** Ada's new ticket unless told otherwise; `R-000001` is the first. */
  const ticket = async (given: TicketGiven = {}) => {
    opened += 1;
    const reference = `R-${String(opened).padStart(6, '0')}`;
    const { title = `Ticket ${opened}`, requester = 'Ada', service, team, assignee, status, priority } = given;
    const id = await insertTicket(
      db,
      {
        ...{
          reference,
          title,
          priority: priority ?? 'normal',
          serviceReason: null,
          mailboxId: null,
          openedFrom: 'mail',
        },
        ...{ serviceId: service ? (services[service] ?? null) : null, teamId: team ? (teams[team] ?? null) : null },
        ...{ requesterId: idOf(requester), fields: given.fields ?? {} },
        ...{ followsTicketId: given.follows ?? null, mentionsTicketId: given.mentions ?? null },
      },
      tick(),
    );
    const assigneeId = assignee ? idOf(assignee) : null;
    await db('tickets')
      .where({ id })
      .update({ status: status ?? 'new', assignee_id: assigneeId });
    return { id, reference };
  };
  const say = async (ticketId: number, author: Character, text: string, said: Said = {}) => {
    const { files = [], ...change } = said;
    const entry: NewLogEntry = {
      ...{ ticketId, authorId: idOf(author), authorAddress: null, onBehalfOf: null, sentAt: null, text },
      ...{ visibility: 'public', via: 'web', segments: [{ kind: 'new', from: 0, to: text.length }], html: null },
      ...{ isFolded: false, messageId: null, trust: null, receivedEmailId: null, ...change },
    };
    const logEntryId = await insertLogEntry(db, entry, tick());
    await insertAttachments(db, { ticketId, logEntryId, hasEarlierFiles: true }, files, clock.now);
    return logEntryId;
  };
  const invite = async (ticketId: number, name: Character, role: ContactRole = 'contact') => {
    await insertContacts(db, ticketId, [{ personId: idOf(name), role }], tick());
  };
  const remove = async (ticketId: number, name: Character) => {
    await db('ticket_contacts')
      .where({ ticket_id: ticketId, person_id: idOf(name) })
      .update({ removed_at: tick() });
  };
  /** Something happened on it: it comes first in the lists. */
  const touch = async (ticketId: number) => {
    await db('tickets').where({ id: ticketId }).update({ updated_at: tick() });
  };
  /** How many queries a piece of work asks. */
  const queriesOf = async (work: () => Promise<unknown>): Promise<number> => {
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    helpDesk.db.on('query', count);
    await work();
    helpDesk.db.removeListener('query', count);
    return queries;
  };
  return { ...helpDesk, ticket, say, invite, remove, touch, queriesOf };
}

export type TicketDesk = Awaited<ReturnType<typeof openTicketDesk>>;
