/** A directory as a CSV file: one person a record, read as it streams by. */
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { PersonInput } from '../desk/person-input.ts';
import { type Columns, columnsOf, personOf } from './people-columns.ts';

/** What stands at a line of the file: a person, or why it is none. */
export type PersonLine =
  | { readonly line: number; readonly person: PersonInput }
  | { readonly line: number; readonly fault: string };

type CsvRecord = { readonly record: string[]; readonly info: { readonly lines: number } };

/** Longer records are no people: a quotation mark was opened and not closed. */
const LONGEST_RECORD = 64 * 1024;

/**
 * The people of a CSV file in UTF-8, separated by commas, semicolons or tabs, as its first line has them.
 * A bad line is given as a fault and the rest goes on. Throws an error with one sentence when the header is wrong.
 */
export async function* peopleIn(csv: AsyncIterable<Buffer>): AsyncGenerator<PersonLine> {
  const { header, whole } = await peekHeader(csv);
  const skipped: CsvError[] = [];
  let line = 0;
  const records = parse({ ...READING, delimiter: delimiterOf(header) });
  records.on('skip', (error: CsvError) => skipped.push(error));
  let columns: Columns | null = null;
  for await (const { record, info } of Readable.from(whole).compose(records) as AsyncIterable<CsvRecord>) {
    line = info.lines;
    if (columns) yield { line, ...personOf(record, columns) };
    else columns = columnsOf(record);
  }
  if (!columns) columnsOf([]);
  for (const error of skipped)
    yield { line: lineOf(error, line), fault: 'a quotation mark is opened and never closed.' };
}

const READING = {
  bom: true,
  info: true,
  trim: true,
  skip_empty_lines: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_records_with_error: true,
  max_record_size: LONGEST_RECORD,
};

/** One that is open at the end of the file was opened behind the last line that could be read. */
function lineOf({ code, lines }: CsvError, lastRead: number): number {
  return code === 'CSV_QUOTE_NOT_CLOSED' ? lastRead + 1 : Number(lines);
}

/** The first line, and the whole again from its beginning. */
async function peekHeader(csv: AsyncIterable<Buffer>): Promise<{ header: string; whole: AsyncIterable<Buffer> }> {
  const chunks = csv[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (!head.includes('\n') && head.length < LONGEST_RECORD) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  async function* whole() {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { header: head.toString('utf8').split('\n', 1)[0] ?? '', whole: whole() };
}

/** The separator that the header has most of: addresses within a cell are separated by semicolons too. */
function delimiterOf(header: string): string {
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
