/** Makes plain text of safe HTML, for mails that have no text of their own: for reading, searching and folding quotes. */
import { type TextWriter, textWriter } from './text-writer.ts';

/** Elements that stand on lines of their own, and those with an empty line around them. */
const LINES = new Set(
  'address article aside center dd div dl dt figcaption figure footer header li main ol section table tr ul'.split(' '),
);
const PARAGRAPHS = new Set('blockquote h1 h2 h3 h4 h5 h6 p pre'.split(' '));
/** What Outlook writes in its plain text where its HTML has a rule. */
const RULE = '_'.repeat(32);
const LONGEST_SHOWN_LINK = 500;

/** Where in the document the words are. */
type Place = {
  readonly writer: TextWriter;
  preformatted: number;
  /** Of each blockquote around: whether it is a quotation. */
  readonly blockquotes: boolean[];
  /** Of each list around: its next number, null for bullets. */
  readonly lists: (number | null)[];
  link: { readonly href: string; words: string } | null;
};

/**
 * @param html as `sanitise` makes it: well-formed, no `<` or `>` but those of tags, no entities but four
 */
export function textFromHtml(html: string): string {
  const place: Place = { writer: textWriter(), preformatted: 0, blockquotes: [], lists: [], link: null };
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    say(place, withoutEntities(html.slice(at, open < 0 ? html.length : open)));
    if (close < 0) break;
    if (html[open + 1] === '/') leave(place, html.slice(open + 2, close));
    else enter(place, html.slice(open + 1, close));
    at = close + 1;
  }
  return place.writer.text();
}

function say(place: Place, text: string): void {
  if (text === '') return;
  if (place.link) place.link.words += text;
  place.writer.say(text, place.preformatted > 0);
}

function enter(place: Place, tag: string): void {
  const { writer } = place;
  const name = nameOf(tag);
  if (name === 'br') writer.breakLine();
  else if (name === 'a') place.link = { href: withoutEntities(/ href="([^"]*)"/.exec(tag)?.[1] ?? ''), words: '' };
  else if (name === 'td' || name === 'th') writer.say(' ', false);
  else if (name === 'hr') say({ ...place, preformatted: 1 }, `\n${RULE}\n`);
  block(writer, name);
  if (name === 'pre') place.preformatted += 1;
  else if (name === 'blockquote') enterBlockquote(place, tag.includes(' type="cite"'));
  else if (name === 'ol') place.lists.push(Number(/ start="(\d+)"/.exec(tag)?.[1] ?? 1));
  else if (name === 'ul') place.lists.push(null);
  else if (name === 'li') writer.say(bullet(place.lists), true);
}

function leave(place: Place, name: string): void {
  block(place.writer, name);
  if (name === 'a') leaveLink(place);
  else if (name === 'pre') place.preformatted -= 1;
  else if (name === 'ol' || name === 'ul') place.lists.pop();
  else if (name === 'blockquote' && place.blockquotes.pop()) place.writer.quote(-1);
}

function block(writer: TextWriter, name: string): void {
  if (PARAGRAPHS.has(name)) writer.paragraph();
  else if (LINES.has(name)) writer.endLine();
}

function enterBlockquote({ blockquotes, writer }: Place, quotation: boolean): void {
  blockquotes.push(quotation);
  if (quotation) writer.quote(1);
}

/** The address of a link is shown behind its words, unless they are the address. */
function leaveLink(place: Place): void {
  const { href = '', words = '' } = place.link ?? {};
  place.link = null;
  const address = href.replace(/^(?:mailto|tel):/i, '');
  const said = words.replace(/\s/g, '');
  if (said === '' || href.length > LONGEST_SHOWN_LINK || said.includes(address.replace(/\/$/, ''))) return;
  if (address.replace(/^https?:\/\//i, '').replace(/\/$/, '') === said) return;
  place.writer.say(` <${address}>`, false);
}

function bullet(lists: (number | null)[]): string {
  const number = lists.at(-1);
  const indent = '  '.repeat(Math.min(Math.max(lists.length - 1, 0), 10));
  if (typeof number !== 'number') return `${indent}- `;
  lists[lists.length - 1] = number + 1;
  return `${indent}${number}. `;
}

function nameOf(tag: string): string {
  return /^[a-z0-9]+/.exec(tag)?.[0] ?? '';
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
