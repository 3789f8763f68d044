/** A letter's blocks as plain text. */
import type { Say } from '../../ground/words.ts';
import type { Block, Item, Link } from './block.ts';
import type { Footer } from './footer.ts';

export function toText(blocks: readonly Block[], { lines, links }: Footer, say: Say): string {
  const end = [...lines, ...links.map((link) => linkOf(link, say))];
  // The line that mail programs know a signature by: they leave out of answers what follows.
  return `${[...blocks.map((block) => textOf(block, say)), ['-- ', ...end].join('\n')].join('\n\n')}\n`;
}

function textOf(block: Block, say: Say): string {
  switch (block.kind) {
    case 'text':
    case 'words':
      return block.text;
    case 'facts':
      return block.facts.map(([label, value]) => `${label} ${value}`).join('\n');
    case 'list':
      return block.items.map((item, index) => lineOf(item, block.isNumbered ? `${index + 1}. ` : '- ', say)).join('\n');
    case 'button':
      return `${block.label}\n${block.url}`;
  }
}

function lineOf({ text, link, items = [] }: Item, mark: string, say: Say): string {
  const more = items.map((item, index) => `   ${index + 1}. ${item}`);
  return [mark + text, ...(link ? [`  ${linkOf(link, say)}`] : []), ...more].join('\n');
}

function linkOf({ label, url }: Link, say: Say): string {
  return say('email.link', { label, url });
}
