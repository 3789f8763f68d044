/** The files of somebody's mail that were not kept, each with the reason. */
import type { Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';
import { fileSize } from '../sizes.ts';

/** Whoever sends more knows which. */
const MOST = 50;

export function refused({ values, locale }: Letter, say: Say): Block[] {
  const all = values.refused;
  if (all.length === 0) return [];
  const items = all.slice(0, MOST).map(({ filename, size, why }) => {
    const file = { filename, size: fileSize(locale, size), why: say(`refusal.${why}`) };
    return { text: say('email.refused-file', file) };
  });
  const more = all.length > MOST ? [{ text: say('email.more-files', { count: all.length - MOST }) }] : [];
  return [
    { kind: 'text', text: say('email.refused', { count: all.length }) },
    { kind: 'list', items: [...items, ...more] },
  ];
}
