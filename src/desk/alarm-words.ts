/** An alarm in words: what is wrong, and what to do. */
import { DISPOSITIONS } from '../domain/disposition.ts';
import type { Say } from '../ground/words.ts';
import type { Alarm } from '../store/alarms.ts';

/** `mailbox` is the address of the mailbox that it is about. */
export function alarmWords(say: Say, { kind, details }: Pick<Alarm, 'kind' | 'details'>, mailbox: string): string {
  const found = DISPOSITIONS.reduce((sum, disposition) => sum + Number(details[disposition] ?? 0), 0);
  // The first mail that fails raises it by itself; the next look at the mailbox counts them all.
  const count = Number(details.failed ?? 1);
  return say(`alarm.${kind}`, { ...details, mailbox, found, count });
}
