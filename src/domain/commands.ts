/** The commands that mails may give, by their names and by the other words for them. */
import { assign } from './mail-commands/assign.ts';
import { cc } from './mail-commands/cc.ts';
import { close } from './mail-commands/close.ts';
import { help } from './mail-commands/help.ts';
import { leave } from './mail-commands/leave.ts';
import { mute } from './mail-commands/mute.ts';
import { note } from './mail-commands/note.ts';
import { priority } from './mail-commands/priority.ts';
import { reopen } from './mail-commands/reopen.ts';
import { resolve } from './mail-commands/resolve.ts';
import { service } from './mail-commands/service.ts';
import { tagKey } from './subject-tags.ts';

/**
 * Every command; to add one, write its file, name it here, and say in the desk how it is done. They are done in this
 * order, whatever the mail's: who may be assigned depends on the service.
 */
export const MAIL_COMMANDS = { service, priority, assign, cc, note, reopen, resolve, close, leave, mute, help };
export type CommandName = keyof typeof MAIL_COMMANDS;

export const COMMAND_NAMES = Object.keys(MAIL_COMMANDS) as readonly CommandName[];

const WORDS: ReadonlyMap<string, CommandName> = new Map(
  COMMAND_NAMES.flatMap((name) => [name, ...MAIL_COMMANDS[name].aliases].map((word) => [tagKey(word), name] as const)),
);

/** The command that a word means, without its #, in whatever case and with or without accents; null for any other word. */
export function commandNamed(word: string): CommandName | null {
  return WORDS.get(tagKey(word)) ?? null;
}

/** The command, as it may be written, that somebody may have meant by a word that is none; null when none is near. */
export function nearestCommand(word: string): string | null {
  const key = tagKey(word).slice(0, LONGEST);
  const near = COMMAND_NAMES.flatMap((name) => [name, ...MAIL_COMMANDS[name].aliases])
    .map((written) => ({ written, steps: stepsBetween(key, tagKey(written)) }))
    .filter(({ written, steps }) => steps <= Math.min(2, Math.floor(written.length / 2)))
    .toSorted((a, b) => a.steps - b.steps);
  return near[0]?.written ?? null;
}

const LONGEST = 30;

/** How many letters must be added, taken away, changed, or exchanged with the next. */
function stepsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const steps = (at: number, to: number) => rows[at]?.[to] ?? Number.POSITIVE_INFINITY;
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    rows.push(row);
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isSwapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      row.push(
        Math.min(
          steps(at - 1, to - 1) + (isSame ? 0 : 1),
          steps(at - 1, to) + 1,
          steps(at, to - 1) + 1,
          isSwapped ? steps(at - 2, to - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return steps(one.length, other.length);
}
