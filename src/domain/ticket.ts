/** A ticket's states and urgencies, and what follows from them. */

export const STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How a ticket came to be. */
export type OpenedFrom = 'mail' | 'portal' | 'desk' | 'api';

export function isOngoing(status: Status): boolean {
  return status !== 'resolved' && status !== 'closed';
}
