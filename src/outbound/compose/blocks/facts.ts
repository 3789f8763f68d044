/** What the ticket is: its reference, its title, who asked, and which service has it. */
import type { Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';

export function facts({ ticket, role }: Letter, say: Say): Block[] {
  if (!ticket) return [];
  const all = [
    [say('email.fact.reference'), ticket.reference],
    [say('email.fact.title'), ticket.title],
    ...(role === 'requester' ? [] : [[say('email.fact.requester'), ticket.requester] as const]),
    [say('email.fact.service'), ticket.service],
    [say('email.fact.status'), ticket.status],
  ] as const;
  return [{ kind: 'facts', facts: all.filter(([, value]) => value !== '') }];
}
