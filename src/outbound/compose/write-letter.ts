/** Writes a letter: the template's words and blocks, what they left untold, and the footer; as text and as HTML. */
import { type Say, wordsIn } from '../../ground/words.ts';
import type { Block } from './block.ts';
import { BLOCKS, type BlockName } from './blocks.ts';
import { type Parsed, piecesOf, renderTemplate } from './engine.ts';
import { footerOf } from './footer.ts';
import { htmlPage } from './html-layout.ts';
import type { Letter } from './letter.ts';
import { scopeOf } from './scope.ts';
import { subjectOf } from './subject.ts';
import { toHtml } from './to-html.ts';
import { toText } from './to-text.ts';

export type Written = { readonly subject: string; readonly text: string; readonly html: string };

/** `isLimited` for templates that are not ours. Throws what rendering the template throws. */
export function writeLetter(letter: Letter, template: Parsed, isLimited: boolean): Written {
  const { locale } = letter;
  const say = wordsIn(locale);
  const blocks = blocksOf(letter, renderTemplate(template, scopeOf(letter, say), isLimited), say);
  const footer = footerOf(letter, say);
  const subject = subjectOf(letter);
  return {
    subject,
    text: toText(blocks, footer, say),
    html: htmlPage({ locale, title: subject, sender: say('email.desk'), body: toHtml(blocks), footer }),
  };
}

/** Of which nothing may go untold, whatever a template makes of the mail; facts and links it may leave out. */
const OWED: readonly BlockName[] = ['also', 'words', 'files', 'refused', 'questions', 'answers', 'digest'];

function blocksOf(letter: Letter, rendered: string, say: Say): Block[] {
  const told = new Set<BlockName>();
  const make = (name: BlockName): readonly Block[] => {
    // Each once, or a template could write a mail without end.
    if (told.has(name)) return [];
    told.add(name);
    return BLOCKS[name](letter, say);
  };
  const written = piecesOf(rendered).flatMap((piece) =>
    'block' in piece ? make(piece.block) : paragraphs(piece.text),
  );
  return [...written, ...OWED.flatMap(make)];
}

/** Divided by blank lines; what tags leave of space around them is none. */
function paragraphs(text: string): Block[] {
  const all = text
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((paragraph) => paragraph.trim().replace(/[^\S\n]*\n[^\S\n]*/g, '\n'));
  return all.filter((paragraph) => paragraph !== '').map((paragraph) => ({ kind: 'text', text: paragraph }));
}
