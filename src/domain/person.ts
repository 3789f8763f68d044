/** A human being with addresses, and the role that says which doors open. */

export const ROLES = ['requester', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Where a person came from; those made from mail have no right beyond their tickets. */
export type PersonOrigin = 'mail' | 'directory';

export function isStaff(role: Role): boolean {
  return role !== 'requester';
}
