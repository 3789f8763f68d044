/** Reads the commands that a mail begins with: lines such as `#close` or `#priority high`, above all that it says. */
import { commandNamed, MAIL_COMMANDS } from './commands.ts';
import type { Commands } from './decision.ts';
import { type Segment, textOf } from './log-entry.ts';

/** More are a prank, or a mail that is about hashes. */
export const MOST_COMMANDS = 20;

/** Longer lines, and lines further down, are no commands. */
const LONGEST_LINE = 2000;
const LOOKED_AT = 100_000;

/**
 * Null when the mail begins with no command of theirs. Blank lines may stand between commands; the first other line ends
 * them. Nothing that is quoted is ever one: they are looked for above the first quotation alone, since below a line such
 * as "Ada wrote:" nobody can tell whose words are whose. What is no command is text for a requester or contact, who may
 * well write `#vpn`; for staff any such word is one, that will be refused, rather than sent to everybody as an answer.
 */
export function readCommands(text: string, segments: readonly Segment[], as: Commands['as']): Commands | null {
  const [first] = segments;
  if (first?.kind !== 'new' || first.from !== 0) return null;
  const beginning = text.slice(0, Math.min(first.to, LOOKED_AT));
  const list: Commands['list'][number][] = [];
  let endsAt = 0;
  for (let at = 0; at < beginning.length && list.length <= MOST_COMMANDS; ) {
    const lineEnd = beginning.indexOf('\n', at);
    const next = lineEnd < 0 ? beginning.length : lineEnd + 1;
    const isBlank = next - at <= LONGEST_LINE && isUnseen(beginning.slice(at, next));
    const command = isBlank ? null : commandIn(beginning.slice(at, Math.min(next, at + LONGEST_LINE + 1)), as);
    if (!isBlank && !command) break;
    if (command) {
      list.push({ name: command.name, argument: command.argument });
      endsAt = command.wordsAt === null ? next : at + command.wordsAt;
      if (command.wordsAt !== null) break;
    }
    at = next;
  }
  return list.length === 0 ? null : { as, list, endsAt };
}

/** The segments of a text of which the beginning, up to an offset, is commands. */
export function withCommands(segments: readonly Segment[], endsAt: number): Segment[] {
  const [first, ...more] = segments;
  if (!first || endsAt <= first.from) return [...segments];
  const command = { kind: 'command' as const, from: first.from, to: endsAt };
  return [command, ...(endsAt < first.to ? [{ ...first, from: endsAt }] : []), ...more];
}

/** Whether a mail says anything beside its commands: words of its own, or files other than its signature's. */
export function saysMore(mail: Said, { endsAt }: Commands): boolean {
  if (mail.attachments.some(({ folded }) => !folded)) return true;
  return !isUnseen(textOf(mail.text, withCommands(mail.segments, endsAt), 'new'));
}

type Said = {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly attachments: readonly { readonly folded: boolean }[];
};

/** Mail programs put invisible characters around what one types; some keyboards write a wide number sign. */
const COMMAND = /^[\s\p{Cf}]*[#\uff03]\p{Cf}*([\p{L}\p{M}]{1,30})(?![\p{L}\p{M}\p{N}_-])[\s\p{Cf}]*[:=]?\s*(.*)$/su;
const UNSEEN = /^[\s\p{Cf}]*$/u;

function isUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

type CommandLine = {
  readonly name: string;
  readonly argument: string;
  /** Where on the line begins what the mail goes on to say; null when the whole line is the command. */
  readonly wordsAt: number | null;
};

function commandIn(line: string, as: Commands['as']): CommandLine | null {
  if (line.length > LONGEST_LINE) return null;
  const [, word = '', rest = ''] = COMMAND.exec(line) ?? [];
  if (word === '') return null;
  const name = commandNamed(word);
  const argument = rest.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  if (name === null) return as === 'staff' ? { name: word, argument, wordsAt: null } : null;
  const { isForAll, takes } = MAIL_COMMANDS[name];
  if (takes === 'words' && argument !== '' && as === 'staff') {
    return { name: word, argument: '', wordsAt: line.length - rest.trimStart().length };
  }
  const isAlone = /^[.!…]*$/.test(argument);
  // « #leave request for December » is what somebody has to say.
  if (as === 'participant' && (!isForAll || (takes === 'nothing' && !isAlone))) return null;
  return { name: word, argument: isAlone && takes === 'nothing' ? '' : argument, wordsAt: null };
}
