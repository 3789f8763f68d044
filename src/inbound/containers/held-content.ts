/** Holds the content of a part in memory, to look into it, and gives it back as it came. */
import { Readable } from 'node:stream';

export type HeldContent = {
  /** Null for what is larger than anything that is looked into. */
  readonly bytes: Buffer | null;
  /** True when they broke off. */
  readonly damaged: boolean;
  /** All of it from the beginning, for whoever takes it as a file after all; to be asked for once. */
  readonly again: () => Readable;
};

/** More than mail servers let through. */
const LARGEST = 48 * 1024 * 1024;

export async function heldContent(content: Readable): Promise<HeldContent> {
  const chunks: Uint8Array[] = [];
  const reading = content[Symbol.asyncIterator]();
  for (let size = 0; size <= LARGEST; ) {
    const next = await reading.next().catch(() => null);
    if (next === null || next.done) {
      const bytes = Buffer.concat(chunks);
      // Or both would be held as long as anybody may ask for them again.
      chunks.length = 0;
      return { bytes, damaged: next === null, again: () => Readable.from([bytes]) };
    }
    chunks.push(next.value);
    size += next.value.length;
  }
  return { bytes: null, damaged: false, again: () => Readable.from(allOf(chunks, reading)) };
}

async function* allOf(held: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
