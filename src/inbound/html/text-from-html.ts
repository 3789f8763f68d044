/** Makes plain text of safe HTML: for mails that have no text of their own, and to know whose the words of the HTML are. */
import { type Leaf, type OpenElements, openElements } from './open-elements.ts';
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
  readonly html: string;
  readonly writer: TextWriter;
  readonly elements: OpenElements;
  /** Of each list around: its next number, null for bullets. */
  readonly lists: (number | null)[];
  link: { readonly href: string; words: string } | null;
};

export type HtmlText = { readonly text: string; readonly leaves: readonly Leaf[] };

/**
 * @param html as `sanitise` makes it: well-formed, no `<` or `>` but those of tags, no entities but four
 */
export function textFromHtml(html: string): HtmlText {
  const writer = textWriter();
  const place: Place = { html, writer, elements: openElements(writer), lists: [], link: null };
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    say(place, at, open < 0 ? html.length : open);
    if (close < 0) break;
    if (html[open + 1] === '/') leave(place, html.slice(open + 2, close));
    else enter(place, html.slice(open + 1, close), open, close + 1);
    at = close + 1;
  }
  const { text, skipped } = writer.written();
  const leaves = place.elements.leaves.map((leaf) => ({ ...leaf, line: Math.max(0, leaf.line - skipped) }));
  return { text, leaves };
}

function say(place: Place, from: number, to: number): void {
  if (from === to) return;
  const { html, writer, elements } = place;
  if (!elements.isPreformatted()) {
    const words = withoutEntities(html.slice(from, to));
    if (/\S/.test(words)) elements.leaf(from, to);
    if (place.link) place.link.words += words;
    writer.say(words);
    return;
  }
  for (let at = from; at <= to; ) {
    const end = html.slice(at, to).indexOf('\n');
    const until = end < 0 ? to : at + end;
    sayLine(place, at, until);
    if (end >= 0) writer.breakLine();
    at = until + 1;
  }
}

function sayLine({ html, writer, elements, link }: Place, from: number, to: number): void {
  const words = withoutEntities(html.slice(from, to));
  if (/\S/.test(words)) elements.leaf(from, to);
  if (link) link.words += words;
  writer.sayAsIs(words);
}

function enter(place: Place, tag: string, from: number, to: number): void {
  const { writer, elements } = place;
  const name = nameOf(tag);
  if (name === 'br') writer.breakLine();
  else if (name === 'a') place.link = { href: withoutEntities(/ href="([^"]*)"/.exec(tag)?.[1] ?? ''), words: '' };
  else if (name === 'td' || name === 'th') writer.say(' ');
  block(writer, name, isTight(name, tag));
  if (!tag.endsWith(' /')) elements.enter(name, tag);
  else if (name !== 'br') enterVoid(place, name, tag, from, to);
  if (name === 'ol') place.lists.push(Number(/ start="(\d+)"/.exec(tag)?.[1] ?? 1));
  else if (name === 'ul') place.lists.push(null);
  else if (name === 'li') writer.sayAsIs(bullet(place.lists));
}

/** An image says nothing in words, but it is something. */
function enterVoid({ writer, elements }: Place, name: string, tag: string, from: number, to: number): void {
  if (name === 'hr') writer.endLine();
  elements.enter(name, tag);
  if (name === 'img' || name === 'hr') elements.leaf(from, to, name === 'hr' ? 'rule' : 'image');
  elements.leave();
  if (name !== 'hr') return;
  writer.sayAsIs(RULE);
  writer.breakLine();
}

function leave(place: Place, name: string): void {
  if (name === 'a') leaveLink(place);
  else if (name === 'ol' || name === 'ul') place.lists.pop();
  block(place.writer, name, isTight(name, place.elements.tag()));
  place.elements.leave();
}

function block(writer: TextWriter, name: string, isClose: boolean): void {
  if (PARAGRAPHS.has(name) && !isClose) writer.paragraph();
  else if (LINES.has(name) || isClose) writer.endLine();
}

/** A paragraph without space around it, as Outlook makes of each line. */
function isTight(name: string, tag: string): boolean {
  return name === 'p' && / style="(?:[^"]*;)?margin(?:-top|-bottom)?:0/.test(tag);
}

/** The address of a link is shown behind its words, unless they are the address. */
function leaveLink(place: Place): void {
  const { href = '', words = '' } = place.link ?? {};
  place.link = null;
  const address = href.replace(/^(?:mailto|tel):/i, '');
  const said = words.replace(/\s/g, '');
  if (said === '' || href.length > LONGEST_SHOWN_LINK || said.includes(address.replace(/\/$/, ''))) return;
  if (address.replace(/^https?:\/\//i, '').replace(/\/$/, '') === said) return;
  place.writer.say(` <${address}>`);
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
