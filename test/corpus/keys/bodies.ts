/** Keys that say what the words of the mail are, decoded. */
import { textFromHtml } from '../../../src/inbound/html/text-from-html.ts';
import { type Check, type Expectation, excerpt, sameText, squashed } from './check.ts';

const text: Check = (wanted, got) => sameText(String(wanted), got.text);

const textContains: Check = (wanted, got) => missing(wanted as string[], got.text);
const textParts: Check = (wanted, got) => missing((wanted as string[]).filter(Boolean), withAttached(got));
const hasText: Check = (wanted, got) =>
  // A text is made of the HTML where there is none.
  wanted === true && got.text === '' ? 'no text' : null;
const hasHtml: Check = (wanted, got, expectation) =>
  (got.html !== null) === wanted || hasSeveralTexts(expectation) ? null : `wanted ${wanted}, got ${got.html !== null}`;

/** What can be read of it: sanitising changes the markup. */
const html: Check = (wanted, got) => {
  const words = wordsOf(String(wanted));
  return squashed(wordsOf(got.html ?? '')).includes(squashed(words))
    ? null
    : `wanted ${excerpt(words)}, got ${excerpt(wordsOf(got.html ?? ''))}`;
};
const htmlParts: Check = (wanted, got) => {
  const lacking = (wanted as string[]).filter(
    (one) => !squashed(wordsOf(got.html ?? '')).includes(squashed(wordsOf(one))),
  );
  return lacking.length === 0 ? null : `lacks ${excerpt(wordsOf(lacking[0] ?? ''))}`;
};
const tnefBody: Check = (wanted, got) => {
  if (got.text.trim() === '') return `no text from the ${wanted}`;
  return wanted === 'htmlbody' && got.html === null ? 'no HTML' : null;
};

export const BODIES = { text, textContains, textParts, hasText, hasHtml, html, htmlParts, tnefBody };

function missing(wanted: readonly string[], within: string): string | null {
  const lacking = wanted.filter((words) => !includesText(within, words));
  return lacking.length === 0 ? null : `lacks ${excerpt(lacking[0] ?? '')}, got ${excerpt(within)}`;
}

/** What a source has lost (U+FFFD) matches anything that is not plain. */
function includesText(within: string, words: string): boolean {
  if (!words.includes('\uFFFD')) return squashed(within).includes(squashed(words));
  const plain = (text: string) => squashed(text).replace(/[^!-~]/g, '');
  return plain(within).includes(plain(words));
}

function withAttached(got: Parameters<Check>[1]): string {
  return `${got.text}\n${got.html === null ? '' : textFromHtml(got.html)}`;
}

function hasSeveralTexts({ textParts: parts }: Expectation): boolean {
  return Array.isArray(parts) && parts.length > 1;
}

const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' };

/** What a reader sees of it, roughly. */
export function wordsOf(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?-->|<(style|script|title)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(nbsp|lt|gt|quot|amp);/g, (_, name: string) => NAMED[name] ?? '');
}
