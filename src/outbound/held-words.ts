/** The words of a mail, held back until they may leave, and then written in a few large pieces instead of many small ones. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Bytes. Most mails are smaller: they leave in one piece, which the server takes in at once. */
const PIECE = 64 * 1024;

/**
 * Nodemailer pipes a mail's words once the server wants them; this puts itself between, without another stream, which would
 * take a tenth of all time. They leave once `permit` resolves; when it rejects, they don't, and the connection is given up.
 */
export function held(words: Readable, permit: () => Promise<void>): Readable {
  words.pipe = (to) => {
    // Whoever listens to the words is told of their faults.
    pour(words, to as unknown as Writable, permit).catch((error) => words.destroy(error));
    return to;
  };
  return words;
}

async function pour(words: Readable, to: Writable, permit: () => Promise<void>): Promise<void> {
  await permit();
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of words) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    if (!to.write(Buffer.concat(chunks))) await once(to, 'drain');
    chunks = [];
    size = 0;
  }
  to.end(Buffer.concat(chunks));
}
