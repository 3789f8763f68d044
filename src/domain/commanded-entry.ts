/** How the entry of a mail that commands is filed: who reads it, whether they are told, and what it does by itself. */
import type { CommandName } from './commands.ts';
import type { Segment, Visibility } from './log-entry.ts';
import { withCommands } from './read-commands.ts';
import type { Status } from './ticket.ts';

export type FiledEntry = {
  readonly visibility: Visibility;
  readonly isFolded: boolean;
  readonly newStatus: Status | null;
  readonly isTold: boolean;
  /** Whether those in its Cc are invited. */
  readonly mayInvite: boolean;
  readonly segments: readonly Segment[];
};

export type HeardCommands = {
  readonly as: 'staff' | 'participant';
  readonly names: readonly CommandName[];
  readonly isRefused: boolean;
  /** Where the commands end in the text. */
  readonly endsAt: number;
  /** Whether the mail says anything beside them. */
  readonly saysMore: boolean;
};

/** `entry` is how it would be filed if it commanded nothing; the first of a ticket is what the ticket is about. */
export function commandedEntry(entry: FiledEntry, heard: HeardCommands | null, isFirst: boolean): FiledEntry {
  if (!heard) return entry;
  const isNote = heard.as === 'staff' && heard.names.includes('note');
  const segments = heard.isRefused ? entry.segments : withCommands(entry.segments, heard.endsAt);
  const visibility = isNote ? 'private' : entry.visibility;
  if (isFirst) return { ...entry, segments, visibility };
  const isKeptBack = heard.isRefused && heard.as === 'staff';
  if (isKeptBack)
    return { ...entry, ...IN_SILENCE, visibility: 'private', isFolded: !heard.saysMore, mayInvite: false };
  if (!heard.saysMore) {
    return {
      ...entry,
      ...IN_SILENCE,
      segments,
      isFolded: true,
      visibility: heard.as === 'staff' ? 'private' : visibility,
    };
  }
  if (heard.isRefused) return entry;
  const setsStatus = heard.names.some((name) => SETS_STATUS.includes(name));
  return {
    ...{ ...entry, segments, visibility, mayInvite: entry.mayInvite && !isNote },
    newStatus: isNote || setsStatus ? null : entry.newStatus,
  };
}

const IN_SILENCE = { isTold: false, newStatus: null } as const;
const SETS_STATUS: readonly CommandName[] = ['close', 'resolve', 'reopen'];
