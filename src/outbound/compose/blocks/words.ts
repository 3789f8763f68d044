/** What somebody wrote on the ticket. */
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';

export function words({ words: said, isInternal }: Letter): Block[] {
  return said && said.text !== '' ? [{ kind: 'words', text: said.text, isInternal }] : [];
}
