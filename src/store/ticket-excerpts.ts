/** The first words of what was newly written in an entry, read without the whole of it. */
import { type Segment, textOf } from '../domain/log-entry.ts';
import { isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import { rawRows } from './rows.ts';

/** The beginnings of an entry's text and of its segments, as `beginningOf` reads them. */
export type Beginning = { readonly text: string; readonly segments: string };

/** Columns that are an entry's beginning: enough for most, since most write above what they quote. */
export function beginningOf(entries: string, characters = BEGINNING): string {
  return `substr(${entries}.text, 1, ${characters}) as text, substr(${entries}.segments, 1, ${characters}) as segments`;
}

/**
 * Entry id → its excerpt, '' where nothing new was written. Those who write below a long quotation
 * are read once more and further, all in one query.
 */
export async function excerptsOf(
  db: Db,
  entries: readonly (Beginning & { readonly id: number })[],
): Promise<Map<number, string>> {
  const excerpts = new Map(entries.map((entry) => [entry.id, excerptOf(entry)]));
  const unread = entries.filter(({ id, text }) => excerpts.get(id) === '' && text.length >= BEGINNING);
  if (unread.length === 0) return excerpts;
  const { sql, bindings } = isOneOf(
    'id',
    unread.map(({ id }) => id),
  );
  const rows = await rawRows<Beginning & { id: number }>(
    db,
    `select id, ${beginningOf('log_entries', FURTHER)} from log_entries where ${sql}`,
    bindings,
  );
  for (const row of rows) excerpts.set(row.id, excerptOf(row));
  return excerpts;
}

const BEGINNING = 600;
const FURTHER = 20_000;
const EXCERPT = 120;

function excerptOf({ text, segments }: Beginning): string {
  const words = textOf(text, firstSegments(segments), 'new').replace(/\s+/g, ' ');
  if (words.length <= EXCERPT) return words;
  const cut = fitted(words, EXCERPT);
  const space = cut.lastIndexOf(' ');
  return `${space > EXCERPT / 2 ? cut.slice(0, space) : cut}…`;
}

/** A list that was cut still has its first segments whole. */
function firstSegments(json: string): Segment[] {
  if (json.endsWith(']')) return JSON.parse(json);
  const whole = json.slice(0, json.lastIndexOf('}') + 1);
  return whole === '' ? [] : JSON.parse(`${whole}]`);
}
