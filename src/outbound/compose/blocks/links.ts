/** Where a mail leads: to the page of its ticket, and to what became of the mail that it acknowledges. */
import type { Say } from '../../../ground/words.ts';
import type { Block } from '../block.ts';
import type { Letter } from '../letter.ts';

export function button({ links }: Letter, say: Say): Block[] {
  return links.ticket === null ? [] : [{ kind: 'button', label: say('email.see-ticket'), url: links.ticket }];
}

export function receipt({ links }: Letter, say: Say): Block[] {
  return links.receipt === null ? [] : [{ kind: 'text', text: say('email.receipt', { url: links.receipt }) }];
}
