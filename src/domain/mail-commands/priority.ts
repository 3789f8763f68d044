/** `#priority high` says how urgent the ticket is, in English or in French. */
import { tagKey } from '../subject-tags.ts';
import type { Priority } from '../ticket.ts';
import { type MailCommand, refusal } from './mail-command.ts';

export const priority: MailCommand<Priority> = {
  aliases: ['priorité', 'prio'],
  isForAll: false,
  settles: 'priority',
  takes: 'argument',
  read: (argument) => {
    if (argument === '') return refusal('no-argument');
    const meant = WORDS.get(tagKey(argument));
    return meant ? { argument: meant } : refusal('no-such-priority', { name: argument });
  },
};

const WORDS: ReadonlyMap<string, Priority> = new Map([
  ...(['low', 'basse', 'faible'] as const).map((word) => [word, 'low'] as const),
  ...(['normal', 'normale'] as const).map((word) => [word, 'normal'] as const),
  ...(['high', 'haute', 'elevee'] as const).map((word) => [word, 'high'] as const),
  ...(['urgent', 'urgente'] as const).map((word) => [word, 'urgent'] as const),
]);
