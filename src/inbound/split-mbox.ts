/** Splits an mbox (RFC 4155, with mboxrd's quoting) into its messages, line by line, however large it is. */
import type { MailWriter } from './mail-writer.ts';

const NEWLINE = 0x0a;
const FROM = Buffer.from('From ');

/** A message begins at a line "From …" that is the first or follows an empty one. Each is given as it ends. */
export async function* splitMbox<T>(chunks: AsyncIterable<Uint8Array>, open: () => MailWriter<T>): AsyncGenerator<T> {
  let writer: MailWriter<T> | null = null;
  let afterBlank = true;
  try {
    for await (const line of lines(chunks)) {
      if (afterBlank && line.subarray(0, 5).equals(FROM)) {
        const ended: MailWriter<T> | null = writer;
        writer = open();
        if (ended) yield await ended.finish();
      } else await writer?.write(unquoted(line));
      afterBlank = line.length === 1 || (line.length === 2 && line[0] === 0x0d);
    }
    const last = writer;
    writer = null;
    if (last) yield await last.finish();
  } finally {
    await writer?.abort();
  }
}

/** ">From " was "From " once, ">>From " was ">From ": one ">" is the mbox's. */
function unquoted(line: Buffer): Buffer {
  let marks = 0;
  while (line[marks] === 0x3e) marks += 1;
  return marks > 0 && line.subarray(marks, marks + 5).equals(FROM) ? line.subarray(1) : line;
}

/** A line longer than this comes in pieces: no mail has one, and memory must not depend on it. */
const LONGEST = 1024 * 1024;

async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    for (let end = buffer.indexOf(NEWLINE); end >= 0; end = buffer.indexOf(NEWLINE)) {
      yield buffer.subarray(0, end + 1);
      buffer = buffer.subarray(end + 1);
    }
    if (buffer.length > LONGEST) {
      yield buffer;
      buffer = Buffer.alloc(0);
    }
    rest = buffer;
  }
  if (rest.length > 0) yield rest;
}
