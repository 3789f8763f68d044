/** Takes the lines of a mail before mailparser's splitter does, and mends what it would lose. */
import type { Chunk, Next, Piece, Splitter } from '../mailparser-inside.ts';

/** What a mender makes of a line: a chunk to hand on, false for nothing, null where the line takes its usual way. */
export type Mended = Piece | false | null;

export type Mender = {
  /** @param line whole, with its end; false when the mail has ended */
  readonly take: (line: Buffer | false) => Mended;
};

/**
 * Chunks that menders give are handed on at once (`flush`): mailparser cuts what it gathers from its input by position.
 * @param finish has the last word on such a chunk
 */
export function mendLines(splitter: Splitter, menders: readonly Mender[], finish: (piece: Piece) => Chunk): void {
  const processLine = splitter.processLine.bind(splitter);
  splitter.processLine = (piece, final, next) => {
    // It runs in a stream's event: what it threw there would end the process.
    try {
      if (splitter.pendingLineTruncated) return processLine(piece, final, next);
      const line = wholeLine(splitter, piece);
      for (const { take } of menders) {
        const mended = take(line);
        if (mended !== null) return handOn(mended, next);
      }
      processLine(line, final, next);
    } catch (error) {
      next(error);
    }
  };

  function handOn(mended: Piece | false, next: Next): void {
    next(null, mended && finish(mended), true);
  }
}

function wholeLine(splitter: Splitter, piece: Buffer | false): Buffer | false {
  const pending = splitter.takePendingLine();
  if (!pending) return piece;
  return piece ? Buffer.concat([pending, piece]) : pending;
}
