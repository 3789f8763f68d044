/** Who looks at a page, and what of the tickets is theirs to see: every read for a page is given one. */
import { isStaff, type Role } from './person.ts';

export type Viewer = {
  readonly personId: number;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly number[];
  /** Confidential services whose tickets they see only as a participant: none of their teams may. */
  readonly hiddenServiceIds: readonly number[];
  /** Tickets of such services that an administrator has asked to see, with a reason, in this session. */
  readonly disclosedTicketIds: readonly number[];
};

/** Staff see the tickets of every service but the hidden ones; others only those that they take part in. */
export function seesAsStaff(viewer: Viewer): boolean {
  return isStaff(viewer.role);
}

/**
 * Of a ticket that they see: true when they see it as staff, with its internal notes and its events; false when only
 * as one who takes part in it, which staff may do on a ticket of a hidden service.
 */
export function seesTicketAsStaff(
  viewer: Viewer,
  ticket: { readonly id: number; readonly serviceId: number | null },
): boolean {
  if (!seesAsStaff(viewer)) return false;
  const isHidden = ticket.serviceId !== null && viewer.hiddenServiceIds.includes(ticket.serviceId);
  return !isHidden || viewer.disclosedTicketIds.includes(ticket.id);
}

/** The same person where they are a requester or contact like any other: staff's own requests show them no notes. */
export function asParticipant(viewer: Viewer): Viewer {
  return { ...viewer, role: 'requester', teamIds: [], hiddenServiceIds: [], disclosedTicketIds: [] };
}
