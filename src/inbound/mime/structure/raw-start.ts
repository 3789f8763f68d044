/** Mends how a mail begins, before it is parsed: no headers, blank lines above them, line ends of other systems. */
import type { MimeStream } from '../mime-parts.ts';
import { type LineEnds, lineEndsOf, unixLineEnds } from './raw-line-ends.ts';

/** Of the beginning, so much is waited for. */
const START = 2048;
const BLANK_LINES = /^(?:\u00ef\u00bb\u00bf)?(?:[ \t]{0,80}\r?\n){1,20}/;
const HEADER_LINE = /^(?:[!-9;-~]{1,200}[ \t]{0,10}:|From |>From )/;
const USUAL_HEADER =
  /^(?:received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|content-type|x-[!-9;-~]+):/i;

/** What a program left above the headers, such as a server's answer. */
const ODD_LINE = /^[^\n]{1,500}\n(?:received|return-path|delivered-to|message-id|mime-version):/i;

/** Takes the bytes as they come, in pieces of any size, and hands them on. */
export function mendStart(mime: Pick<MimeStream, 'write' | 'end'>) {
  let waiting: Uint8Array | null = new Uint8Array();
  let mend: ((chunk: Uint8Array) => Uint8Array) | null = null;
  const begin = (start: Uint8Array): Promise<void> => {
    waiting = null;
    const ends: LineEnds = lineEndsOf(start);
    mend = ends === 'usual' ? null : unixLineEnds(ends);
    return mime.write(withHeaderBlock(mend ? mend(start) : start));
  };
  return {
    write(chunk: Uint8Array): Promise<void> {
      if (waiting === null) return mime.write(mend ? mend(chunk) : chunk);
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
      return waiting.length < START ? Promise.resolve() : begin(waiting);
    },
    async end(): Promise<void> {
      if (waiting && waiting.length > 0) await begin(waiting);
      mime.end();
    },
  };
}

/**
 * The first bytes, so that the headers begin at once or there are none: a text without any headers would be taken for
 * one long broken header and lost; blank lines in front of the headers would make them part of the text.
 */
function withHeaderBlock(chunk: Uint8Array): Uint8Array {
  const start = Buffer.from(chunk.subarray(0, START)).toString('latin1');
  const marked = start.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  const blank = BLANK_LINES.exec(start)?.[0].length ?? marked;
  if (blank > 0 && USUAL_HEADER.test(start.slice(blank))) return chunk.subarray(blank);
  return HEADER_LINE.test(start) || ODD_LINE.test(start) ? chunk : Buffer.concat([Buffer.from('\r\n'), chunk]);
}
