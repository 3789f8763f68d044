/** What else the mail tells, beside what it is: a sentence for each. */
import type { Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';

export function also({ kinds, actor }: Letter, say: Say): Block[] {
  const sentences = kinds.slice(1).map((kind) => say(`email.also.${kind}`, { actor }));
  return sentences.length === 0 ? [] : [{ kind: 'text', text: sentences.join(' ') }];
}
