/** How a command ends: its exit code, and what it says of a fault. */
import { types } from 'node:util';
import { databaseFaultOf } from './database-words.ts';

export const EXIT = { done: 0, failed: 1, wrongUsage: 2, wrongSettings: 78 } as const;

/** Something that failed and that one sentence explains: its cause needs no further word. */
export class CommandFailure extends Error {}

/** A command line that can't be meant: told like a failure, with the exit code of wrong usage. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Says on stderr what went wrong, a line for each fault, and gives the exit code it stands for. */
export function tell(error: unknown): number {
  for (const sentence of sentencesOf(error)) complain(sentence);
  if (process.env.LOG_LEVEL === 'debug' && types.isNativeError(error)) process.stderr.write(`${error.stack}\n`);
  if (!types.isNativeError(error)) return EXIT.failed;
  if (error.name === 'WrongUsage') return EXIT.wrongUsage;
  return error.name === 'SettingsError' ? EXIT.wrongSettings : EXIT.failed;
}

/** A sentence on stderr, with the command's name before it; on a terminal it takes the place of a progress bar. */
export function complain(sentence: string): void {
  const clear = process.stderr.isTTY ? '\r\u001b[K' : '';
  process.stderr.write(`${clear}guichet: ${sentence}\n`);
}

/** For a command that has gone on after faults and told them: it will end as failed. */
export function markFailed(): void {
  process.exitCode = EXIT.failed;
}

/** Tells a fault after which the command goes on. */
export function complainAndGoOn(sentence: string): void {
  complain(sentence);
  markFailed();
}

/** Errors that hold several faults at once tell each; others tell the first line of their message. */
export function sentencesOf(error: unknown): readonly string[] {
  if (!types.isNativeError(error)) return [String(error)];
  const { faults } = error as { faults?: unknown };
  if (Array.isArray(faults) && faults.length > 0) return faults.map(String);
  return [databaseFaultOf(error) ?? sentenceOf(error)];
}

/** Node says `ENOENT: no such file or directory, open 'x'`; people say it the other way round. */
function sentenceOf(error: Error): string {
  const [line = ''] = error.message.split('\n');
  const file = /^E[A-Z]+: ([^,]+), \w+ '(.+)'$/.exec(line);
  const words = file ? `${file[2]}: ${file[1]}` : line || error.name;
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
