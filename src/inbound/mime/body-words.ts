/** Puts the words of a mail together: one reading in plain text, one in safe HTML. */

import { textFromHtml } from '../html/text-from-html.ts';
import { type SafeHtml, sanitise } from '../sanitise.ts';
import type { BodyPart } from './body-parts.ts';
import type { ParseLimits } from './parse-limits.ts';

export type Words = {
  readonly text: string;
  /** As it came; null when the mail has none. */
  readonly html: string | null;
  readonly safe: SafeHtml | null;
};

/**
 * Texts that follow each other are all in both readings; of an alternative each reading takes its own form, and the
 * other one where that is missing or blank.
 */
export function wordsOf(parts: readonly BodyPart[], limits: ParseLimits): Words {
  const said = parts.filter(({ content }) => content.trim() !== '');
  const html = htmlOf(said);
  const safe = html === null ? null : sanitise(html, limits);
  // The usual mail without text: its HTML is gone through once, not twice.
  if (safe && said.every(({ kind }) => kind === 'html')) return { text: textOf(safe), html, safe };
  const text = said
    .filter((part) => part.kind === 'text' || lacks(said, part, 'text'))
    .map(({ kind, content }) => (kind === 'text' ? content : textOf(sanitise(content, limits))));
  return { text: text.join('\n'), html, safe };
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

function textOf({ html, rest }: SafeHtml): string {
  const text = textFromHtml(html);
  return rest === '' ? text : `${text}\n${rest}`;
}
