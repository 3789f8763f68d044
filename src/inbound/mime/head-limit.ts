/** Cuts header blocks that no sane mail has: mailparser gives up a mail whose headers are too large, its text with them. */
import { isTelling } from './telling-headers.ts';

/** What takes the bytes of a mail. */
type Sink = { readonly write: (chunk: Uint8Array) => Promise<void>; readonly end: () => void };

/** Bytes of a header block that is let through as it is. */
const USUAL = 256 * 1024;
/** Bytes of one header, folds and all: what is read of one. */
const LONGEST_FIELD = 65_536;
/** Bytes of all headers, and once more of those that say who wrote what to whom: mailparser takes 2 MB. */
const ALL = 512 * 1024;
const FIELD = /^([!-9;-~]{1,200})[ \t]{0,10}:|^>?From /;
const [LF, CR, SPACE, TAB] = [0x0a, 0x0d, 0x20, 0x09];

/** Hands on what it is given; the header block within bounds, the rest as it is. Nothing of the body is waited for. */
export function limitHead(sink: Sink): Sink & { readonly isCut: () => boolean } {
  let waiting: Uint8Array[] | null = [];
  let scanned = 0;
  let fields: ReturnType<typeof cutFields> | null = null;
  const startCutting = (held: Uint8Array): Promise<void> => {
    waiting = null;
    fields = cutFields();
    return sink.write(fields.take(held));
  };
  const gather = (held: Uint8Array): Promise<void> => {
    const from = Math.max(0, scanned - 2);
    scanned = held.length;
    if (endsWithin(held, from)) {
      waiting = null;
      return sink.write(held);
    }
    if (held.length > USUAL) return startCutting(held);
    waiting = [held];
    return Promise.resolve();
  };
  return {
    write: (chunk) => {
      if (waiting) return gather(waiting.length === 0 ? chunk : Buffer.concat([...waiting, chunk]));
      return sink.write(fields ? fields.take(chunk) : chunk);
    },
    end: () => {
      const rest = waiting?.[0] ?? fields?.rest();
      waiting = null;
      // The parser takes what is written before its end, whether it has room for it or not.
      if (rest && rest.length > 0) void sink.write(rest);
      sink.end();
    },
    isCut: () => fields?.isCut() ?? false,
  };
}

/** Whether a blank line ends the headers there. */
function endsWithin(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? bytes[at + 2] : bytes[at + 1];
    if (next === LF) return true;
  }
  return false;
}

/** Gives of each piece what is kept of it. */
function cutFields() {
  let line: Uint8Array = new Uint8Array();
  let skipping = false;
  let isBody = false;
  const judge = lineJudge();
  const keep = (whole: Uint8Array): boolean => {
    const verdict = judge.of(whole);
    isBody = verdict === 'body';
    return verdict !== 'drop';
  };
  const take = (chunk: Uint8Array): Uint8Array => {
    const kept: Uint8Array[] = [];
    let at = 0;
    while (at < chunk.length && !isBody) {
      const end = chunk.indexOf(LF, at);
      const piece = chunk.subarray(at, end < 0 ? chunk.length : end + 1);
      at += piece.length;
      if (!skipping) line = line.length === 0 ? piece : Buffer.concat([line, piece]);
      if (line.length > LONGEST_FIELD) {
        skipping = true;
        line = Buffer.concat([line.subarray(0, LONGEST_FIELD - 2), Buffer.from('\r\n')]);
        judge.noteCut();
      }
      if (end < 0) break;
      if (keep(line)) kept.push(line);
      line = new Uint8Array();
      skipping = false;
    }
    return Buffer.concat([...kept, chunk.subarray(at)]);
  };
  return { take, rest: () => (isBody || !judge.of(line) ? new Uint8Array() : line), isCut: judge.isCut };
}

type Budget = { left: number };

/**
 * What becomes of each line. Once one header did not fit, none but the telling ones is kept any more: dropping some in
 * the middle would put what a stranger wrote further down among what our own server wrote on top.
 */
function lineJudge() {
  const ordinary: Budget = { left: ALL };
  const telling: Budget = { left: ALL };
  let budget: Budget = ordinary;
  let ofField = 0;
  let isCut = false;
  const spend = (bytes: number): 'keep' | 'drop' => {
    ofField += bytes;
    if (ofField <= LONGEST_FIELD && bytes <= budget.left) {
      budget.left -= bytes;
      return 'keep';
    }
    isCut = true;
    if (ofField <= LONGEST_FIELD) budget.left = 0;
    return 'drop';
  };
  return {
    of(line: Uint8Array): 'keep' | 'drop' | 'body' {
      if (line.length <= 2 && (line[0] === LF || line[0] === CR)) return 'body';
      if (line[0] === SPACE || line[0] === TAB) return spend(line.length);
      const found = FIELD.exec(Buffer.from(line.subarray(0, 220)).toString('latin1'));
      if (!found) return 'body';
      budget = isTelling((found[1] ?? '').toLowerCase()) ? telling : ordinary;
      ofField = 0;
      return spend(line.length);
    },
    noteCut: () => {
      isCut = true;
    },
    isCut: () => isCut,
  };
}
