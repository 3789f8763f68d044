/** The headers that Outlook and its like copy above the mail they answer or forward, with no other mark. */
import { type HeaderField, type HeaderLine, headerLine } from './header-names.ts';
import type { TextLine } from './lines.ts';
import { isRule } from './separators.ts';

export type HeaderBlock = {
  /** Lines it takes. */
  readonly lines: number;
  /** What the headers say, folded lines joined; the first 300 characters of each line. */
  readonly fields: ReadonlyMap<HeaderField, string>;
};

/** Lines that such a block may take: long lists of addresses are folded. */
const LONGEST_BLOCK = 24;
/** Lines without a name that belong to the header above them. */
const MOST_FOLDED = 4;

/**
 * The block that begins at a line, or null: its From first, and soon its Subject and a Date or To. A form that asks
 * « De :, À :, Date :, Objet : » of a journey has neither address nor time, and stays. Other orders than From first
 * want all four.
 */
export function headerBlockAt(lines: readonly TextLine[], at: number): HeaderBlock | null {
  const first = headerLine(lines[at]?.text ?? '');
  if (first === null || first.field === 'to' || first.field === 'other') return null;
  const { headers, end } = gather(lines, at);
  const has = (field: HeaderField) =>
    headers.some((header) => header.field === field && (field !== 'date' || header.isDrawn || /\d/.test(header.value)));
  if (!has('from')) return null;
  // Something besides the names must say that a program wrote it: an address, a time, bold names, a rule above.
  const isRuled = isRule(lines[at - 1]);
  const isCertain = headers.some(isProof) || isRuled;
  // Programs always say when: sender, recipient and subject alone are of a mail that somebody tells of.
  const isWhole =
    first.field === 'from'
      ? has('date') || (has('to') && isRuled)
      : // « Date :, De :, À :, Objet : » with a time is any meeting's, and any journey's.
        has('date') &&
        has('to') &&
        (isRuled || headers.some((header) => header.field !== 'date' && isProof(header)) || first.isDrawn);
  // Without a Subject, it is the names that only Outlook uses that tell; others stand in any log.
  const isNamed = has('subject') || (headers.some(({ isDrawn }) => isDrawn) && has('date') && has('to'));
  if (!isCertain || !isWhole || !isNamed) return null;
  return { lines: end - at, fields: fieldsOf(headers) };
}

/** The headers from a line on, until a line that is none, or one that was there before: another block. */
function gather(lines: readonly TextLine[], at: number): { headers: HeaderLine[]; end: number } {
  const headers: HeaderLine[] = [];
  let end = at;
  let folded = 0;
  for (let next = at; next < Math.min(lines.length, at + LONGEST_BLOCK); next += 1) {
    const text = lines[next]?.text ?? '';
    // Made of HTML, a block may have an empty line between any two of its headers.
    if (text === '' && headerLine(lines[next + 1]?.text ?? '') !== null) continue;
    const header = headerLine(text);
    const last = headers.at(-1);
    if (header && header.field !== 'other' && headers.some(({ field }) => field === header.field)) break;
    if (header) headers.push(header);
    else if (last && text !== '' && folded < MOST_FOLDED && continues(last, text, lines[next + 1]))
      headers[headers.length - 1] = { ...last, value: `${last.value} ${text}`.trim() };
    else break;
    folded = header ? 0 : folded + 1;
    end = next + 1;
  }
  return { headers, end };
}

/**
 * A list of addresses goes on on the next line; so does a value that a table put below its name, and any with another
 * header below.
 */
function continues({ field, value }: HeaderLine, text: string, below: TextLine | undefined): boolean {
  if (headerLine(below?.text ?? '') !== null) return true;
  if (field === 'subject') return false;
  return value === '' || /[,;<]$/.test(value) || (text.includes('@') && !/[.!?]$/.test(text));
}

function isProof({ field, value, isDrawn }: HeaderLine): boolean {
  if (isDrawn) return true;
  if (field === 'date') return /\d{1,2}[:.h]\d{2}/.test(value) && /\d{4}|\d[/.-]\d{2}(?!\d)|年/.test(value);
  return field !== 'subject' && value.includes('@');
}

function fieldsOf(headers: readonly HeaderLine[]): ReadonlyMap<HeaderField, string> {
  return new Map(headers.filter(({ field }) => field !== 'other').map(({ field, value }) => [field, value]));
}
