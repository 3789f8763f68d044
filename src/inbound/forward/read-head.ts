/** Reads the head of a forwarded mail: its fields in whatever order and language, folded values, and where it ends. */
import type { ForwardLine } from './forward-lines.ts';
import { isRuleLine } from './forward-separators.ts';
import { fieldIn, type HeadField, type WrittenField } from './head-fields.ts';

export type ForwardHead = {
  /** As written; a field that is not there is left out. */
  readonly values: Readonly<Partial<Record<HeadField, string>>>;
  /** The line that its mail begins at; as many as there are lines when it says nothing. */
  readonly end: number;
};

/** Long lists of addresses are folded over many lines. */
const MOST_LINES = 80;
/** Empty lines between a separator and the head, or between fields that are paragraphs of their own. */
const MOST_BLANK = 3;
const LONGEST_VALUE = 20_000;

type Reading = { readonly values: Partial<Record<HeadField, string>>; last: HeadField | null; blank: number };

/** Null when what begins at this line is no head: it names who wrote the mail, and its subject, date or addressee. */
export function readHead(lines: readonly ForwardLine[], start: number): ForwardHead | null {
  const reading: Reading = { values: {}, last: null, blank: 0 };
  let at = start;
  for (; at < Math.min(lines.length, start + MOST_LINES); at += 1) {
    if (!readLine(reading, lines[at]?.text ?? '')) break;
  }
  const { values } = reading;
  const isHead =
    values.from !== undefined && [values.subject, values.date, values.to].some((value) => value !== undefined);
  return isHead ? { values, end: beginningOfMail(lines, at) } : null;
}

/** False for the first line that is none of the head's. */
function readLine(reading: Reading, line: string): boolean {
  const { values, last } = reading;
  if (line.trim() === '') {
    reading.blank += 1;
    return reading.blank <= MOST_BLANK && !isComplete(values);
  }
  const written = fieldIn(line);
  // A second « Objet : » is the mail's own word.
  if (written && (written.field === 'more' || values[written.field] === undefined)) return take(reading, written);
  if (written || last === null) return false;
  return isContinued(reading, line) && take(reading, { field: last, value: `${values[last] ?? ''} ${line.trim()}` });
}

function take(reading: Reading, { field, value }: WrittenField): true {
  reading.values[field] = value.trim().slice(0, LONGEST_VALUE);
  reading.last = field;
  reading.blank = 0;
  return true;
}

/** Folded by an indent, after a comma, or because a table had the value in a cell of its own. */
function isContinued({ values, last, blank }: Reading, line: string): boolean {
  const value = (last && values[last]) || '';
  if (value === '') return last !== 'more';
  return blank === 0 && (/^[ \t]/.test(line) || /[,;]$/.test(value) || (/<[^>]*$/.test(value) && line.includes('>')));
}

/** Empty lines after it belong to the mail. */
function isComplete({ from, subject, date, to }: Reading['values']): boolean {
  return Boolean(from) && subject !== undefined && date !== undefined && to !== undefined;
}

/** Squirrelmail draws a line below the head. */
function beginningOfMail(lines: readonly ForwardLine[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at]?.text.trim() === '' || isRuleLine(lines[at]?.text ?? ''))) at += 1;
  return at;
}
