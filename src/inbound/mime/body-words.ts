/** Puts the words of a mail together: one reading in plain text, one in safe HTML, and whose words they are. */

import type { EmailAddress } from '../../domain/email-address.ts';
import type { Segment } from '../../domain/log-entry.ts';
import { foldHtml } from '../html/fold-html.ts';
import type { Leaf } from '../html/open-elements.ts';
import { textFromHtml } from '../html/text-from-html.ts';
import { type KnownLines, kindsOfLeaves, knownLines, segmentsKnowing } from '../html/whose-words.ts';
import { type SafeHtml, sanitise } from '../sanitise.ts';
import type { BodyPart } from './body-parts.ts';
import type { ParseLimits } from './parse-limits.ts';

export type Words = {
  readonly text: string;
  /** Which runs of the text are new, quoted, signature. */
  readonly segments: readonly Segment[];
  /** As it came; null when the mail has none. */
  readonly html: string | null;
  /** What is quoted or signature in it stands in parts of its own. */
  readonly safe: SafeHtml | null;
};

/** Lines of text, and what the HTML that they were made of tells of each. */
type Reading = { readonly text: string; readonly known: KnownLines };

/**
 * Texts that follow each other are all in both readings; of an alternative each reading takes its own form, and the
 * other one where that is missing or blank.
 */
export function wordsOf(parts: readonly BodyPart[], limits: ParseLimits, sender: EmailAddress | null = null): Words {
  const said = parts.filter(({ content }) => content.trim() !== '');
  const html = htmlOf(said);
  const safe = html === null ? null : sanitise(html, limits);
  const shown = safe && judgedHtml(safe, sender);
  // The usual mail without text: its HTML is gone through once, not twice.
  if (shown && said.every(({ kind }) => kind === 'html')) return { ...shown, html };
  const read = said
    .filter((part) => part.kind === 'text' || lacks(said, part, 'text'))
    .map(({ kind, content }) =>
      kind === 'text' ? { text: content, known: knownLines(content, []) } : readingOf(sanitise(content, limits)),
    );
  const text = read.map((reading) => reading.text).join('\n');
  const segments = segmentsKnowing(
    text,
    read.flatMap(({ known }) => known),
    sender,
  );
  return { text, segments, html, safe: shown?.safe ?? null };
}

function htmlOf(parts: readonly BodyPart[]): string | null {
  if (!parts.some(({ kind }) => kind === 'html')) return null;
  return parts
    .filter((part) => part.kind === 'html' || lacks(parts, part, 'html'))
    .map(({ kind, content }) => (kind === 'html' ? content : textAsHtml(content)))
    .join('\n<hr>\n');
}

/** True when the part stands alone, or its alternative has no form of that kind. */
function lacks(parts: readonly BodyPart[], part: BodyPart, kind: BodyPart['kind']): boolean {
  return (
    part.alternative === null || !parts.some((other) => other.alternative === part.alternative && other.kind === kind)
  );
}

function textAsHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<div>${escaped.replaceAll('\n', '<br>')}</div>`;
}

function readingOf({ html, rest }: SafeHtml): Reading & { readonly leaves: readonly Leaf[] } {
  const { text: words, leaves } = textFromHtml(html);
  const text = rest === '' ? words : `${words}\n${rest}`;
  return { text, known: knownLines(text, leaves), leaves };
}

/** What is quoted in its text, line by line, is so in its HTML. */
function judgedHtml(
  safe: SafeHtml,
  sender: EmailAddress | null,
): Pick<Words, 'text' | 'segments'> & { readonly safe: SafeHtml } {
  const { text, known, leaves } = readingOf(safe);
  const segments = segmentsKnowing(text, known, sender);
  const kinds = kindsOfLeaves(text, leaves, segments);
  const runs = leaves.map(({ from, to }, at) => ({ from, to, kind: kinds[at] ?? 'new' }));
  return { text, segments, safe: { ...safe, html: foldHtml(safe.html, runs) } };
}
