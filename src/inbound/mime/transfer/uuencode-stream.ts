/** Decodes a part whose Content-Transfer-Encoding is uuencode, as it flows. */
import { Transform } from 'node:stream';
import { beginsUu, decodeUuLine, isUuLine } from './uuencode.ts';

const LONGEST_LINE = 1000;

/** What stands before `begin` and after `end` says nothing of the file. */
export function uuencodeDecoder(): Transform {
  let rest = '';
  let begun = false;
  const decodeLines = (lines: readonly string[]) => {
    const data: Buffer[] = [];
    for (const line of lines.map((each) => each.replace(/\r$/, ''))) {
      if (!begun) begun = beginsUu(line) !== null;
      else if (line === 'end') begun = false;
      else if (isUuLine(line)) data.push(decodeUuLine(line));
    }
    return Buffer.concat(data);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
      done(null, decodeLines(lines));
    },
    flush(done) {
      done(null, decodeLines([rest]));
    },
  });
}
