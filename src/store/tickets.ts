/** Tickets: opened, locked, changed. */
import type { Finding } from '../domain/finding.ts';
import type { Answers } from '../domain/form.ts';
import type { OpenedFrom, Priority, Status } from '../domain/ticket.ts';
import type { Viewer } from '../domain/viewer.ts';
import { allOf } from './conditions.ts';
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import { forUpdate } from './rows.ts';
import { ticketOf } from './ticket-reference.ts';
import { seenAsStaff } from './ticket-visibility.ts';

export type NewTicket = {
  readonly reference: string;
  readonly title: string;
  /** Null takes its service's. */
  readonly priority: Priority | null;
  readonly serviceId: number | null;
  readonly serviceReason: Finding | null;
  readonly teamId: number | null;
  readonly requesterId: number;
  readonly mailboxId: number | null;
  readonly openedFrom: OpenedFrom;
  readonly fields: Answers;
  readonly followsTicketId: number | null;
  readonly mentionsTicketId: number | null;
};

/** Opens a ticket, new and at its first revision; its id. */
export async function insertTicket(tx: Db, ticket: NewTicket, now: number): Promise<number> {
  const [row] = await tx('tickets')
    .insert({
      reference: ticket.reference,
      title: fitted(ticket.title, 500),
      status: 'new' satisfies Status,
      priority: ticket.priority ?? priorityOf(tx, ticket.serviceId),
      service_id: ticket.serviceId,
      service_reason: ticket.serviceReason && JSON.stringify(ticket.serviceReason),
      team_id: ticket.teamId,
      requester_id: ticket.requesterId,
      mailbox_id: ticket.mailboxId,
      opened_from: ticket.openedFrom,
      fields: JSON.stringify(ticket.fields),
      follows_ticket_id: ticket.followsTicketId,
      mentions_ticket_id: ticket.mentionsTicketId,
      revision: 1,
      opened_at: now,
      updated_at: now,
    })
    .returning('id');
  return row.id;
}

function priorityOf(tx: Db, serviceId: number | null) {
  const usual: Priority = 'normal';
  if (serviceId === null) return usual;
  return tx.raw('coalesce((select priority from services where id = ?), ?)', [serviceId, usual]);
}

export type TicketState = {
  readonly id: number;
  readonly reference: string;
  readonly status: Status;
  readonly priority: Priority;
  readonly serviceId: number | null;
  readonly teamId: number | null;
  readonly assigneeId: number | null;
  readonly requesterId: number;
  readonly revision: number;
};

/** A ticket as it stands, locked until the transaction ends; null when there is none. */
export async function lockTicket(tx: Db, id: number): Promise<TicketState | null> {
  const row: TicketState | undefined = await forUpdate(tx, tx('tickets').where({ id })).first(STATE);
  return row ?? null;
}

/** The same of the ticket with that reference, its own or one it had elsewhere; null, too, when the viewer does not see it as staff. */
export async function lockTicketForStaff(tx: Db, viewer: Viewer, reference: string): Promise<TicketState | null> {
  const wanted = allOf(ticketOf(reference), seenAsStaff(viewer));
  const found = tx('tickets').whereRaw(wanted.sql, [...wanted.bindings]);
  const row: TicketState | undefined = await forUpdate(tx, found).first(STATE);
  return row ?? null;
}

const STATE = {
  id: 'id',
  reference: 'reference',
  status: 'status',
  priority: 'priority',
  serviceId: 'service_id',
  teamId: 'team_id',
  assigneeId: 'assignee_id',
  requesterId: 'requester_id',
  revision: 'revision',
};

/** What may change of a ticket; what is left out stays. */
export type TicketChange = {
  readonly [What in 'status' | 'priority' | 'serviceId' | 'teamId' | 'assigneeId']?: TicketState[What] | undefined;
} & {
  readonly requesterId?: number | undefined;
  readonly serviceReason?: Finding | undefined;
  /** When it was resolved or closed; null when it is ongoing again. */
  readonly resolvedAt?: number | null | undefined;
  readonly closedAt?: number | null | undefined;
};

/** Something happened on a ticket: it is one revision further, and changed as given. */
export async function touchTicket(tx: Db, id: number, now: number, change: TicketChange = {}): Promise<void> {
  const { serviceReason } = change;
  await tx('tickets')
    .where({ id })
    .update({
      updated_at: now,
      revision: tx.raw('revision + 1'),
      status: change.status,
      priority: change.priority,
      service_id: change.serviceId,
      service_reason: serviceReason && JSON.stringify(serviceReason),
      team_id: change.teamId,
      assignee_id: change.assigneeId,
      requester_id: change.requesterId,
      resolved_at: change.resolvedAt,
      closed_at: change.closedAt,
    });
}
