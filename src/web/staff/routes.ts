/** Staff's pages: the lists, a ticket, and what can be done with it. */
import type { Routes } from '../handler.ts';
import {
  assign,
  changeStatus,
  close,
  disclose,
  giveService,
  giveToRequester,
  giveToTeam,
  prioritise,
  reopen,
} from './acts.ts';
import { resend } from './resend.ts';
import { showTicket } from './ticket.ts';
import { showQueues, showTickets } from './tickets.ts';
import { note, reply, undo } from './write.ts';

export const staffRoutes = {
  'GET /staff': showQueues,
  'GET /staff/tickets': showTickets,
  'GET /staff/tickets/:reference': showTicket,
  'POST /staff/tickets/:reference/assignment': assign,
  'POST /staff/tickets/:reference/team': giveToTeam,
  'POST /staff/tickets/:reference/service': giveService,
  'POST /staff/tickets/:reference/priority': prioritise,
  'POST /staff/tickets/:reference/status': changeStatus,
  'POST /staff/tickets/:reference/requester': giveToRequester,
  'POST /staff/tickets/:reference/replies': reply,
  'POST /staff/tickets/:reference/entries/:id/undo': undo,
  'POST /staff/tickets/:reference/notes': note,
  'POST /staff/tickets/:reference/closure': close,
  'POST /staff/tickets/:reference/reopening': reopen,
  'POST /staff/tickets/:reference/disclosure': disclose,
  'POST /staff/tickets/:reference/outbox/:id/resend': resend,
} satisfies Routes;
