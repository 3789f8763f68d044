/** The sentence of a finding in pieces, so that a page can set apart what stood in the mail, escaping all of it. */
import type { Finding, FindingValue } from '../../domain/finding.ts';
import type { Say } from '../../ground/words.ts';
import { sayOr } from '../say-or.ts';

export type Piece = {
  readonly kind: 'words' | 'code';
  readonly words: string;
};

/** Values that were written in the mail letter by letter. */
const QUOTED = new Set(['address', 'addresses', 'from', 'sender', 'tag', 'tags', 'sign', 'said', 'servers', 'sha256']);

// For private use: no sentence of ours has them, and a sender's are taken out.
const [START, END] = ['\uE000', '\uE001'];
const MARKS = /[\uE000\uE001]/g;
/** With what makes a tag a tag, and what shows that a hash goes on. */
const MARKED = /([[+]?\uE000[^\uE001]*\uE001[\]…]?)/;

export function sentenceOf(say: Say, { step, code, values }: Finding): Piece[] {
  const marked = Object.entries(values).map(([name, value]) => [name, QUOTED.has(name) ? quoted(value) : value]);
  const others = say('explained.unknown-finding', { code });
  return sayOr(say, `finding.${step}.${code}`, others, Object.fromEntries(marked))
    .split(MARKED)
    .map((words): Piece => ({ kind: MARKED.test(words) ? 'code' : 'words', words: words.replace(MARKS, '') }))
    .filter(({ words }) => words !== '');
}

function quoted(value: FindingValue): FindingValue {
  const mark = (text: string) => `${START}${text.replace(MARKS, '')}${END}`;
  if (typeof value === 'string') return mark(value);
  return Array.isArray(value) ? value.map(mark) : value;
}
