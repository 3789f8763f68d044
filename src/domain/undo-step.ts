/** Undo steps: what a command by mail has changed, so that whoever gave it can take that back for an hour. */
import type { Priority, Status } from './ticket.ts';

export const UNDO_WITHIN = 3_600_000;

/** What of a ticket one command changes; the first of these that it did change is what it was about. */
export type TicketValues = {
  readonly serviceId?: number | null;
  readonly teamId?: number | null;
  readonly assigneeId?: number | null;
  readonly priority?: Priority;
  readonly status?: Status;
};

export type UndoStep =
  | { readonly what: 'ticket'; readonly before: TicketValues; readonly after: TicketValues }
  /** People who were invited; of those who had been before, when they were removed (ms). */
  | {
      readonly what: 'invited';
      readonly people: readonly { readonly personId: number; readonly removedAt: number | null }[];
    }
  /** People whose part ended, at an instant (ms). */
  | { readonly what: 'removed'; readonly personIds: readonly number[]; readonly at: number }
  /** Somebody who wanted no more mail, since an instant (ms). */
  | { readonly what: 'muted'; readonly at: number };

/** What one command did: `command.done.<code>` in the locale files, and what those words speak of. */
export type DoneCommand = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
};

/**
 * What takes back a change of a ticket: what still is as it was made. Null when what it was about has been changed since.
 */
export function takenBack(
  { before, after }: Extract<UndoStep, { what: 'ticket' }>,
  now: TicketValues,
): TicketValues | null {
  const [main] = VALUES.filter((value) => after[value] !== undefined);
  if (main === undefined || now[main] !== after[main]) return null;
  const unchanged = VALUES.filter((value) => after[value] !== undefined && now[value] === after[value]);
  return Object.fromEntries(unchanged.map((value) => [value, before[value]]));
}

const VALUES = ['serviceId', 'teamId', 'assigneeId', 'priority', 'status'] as const;
