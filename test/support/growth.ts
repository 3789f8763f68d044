/** Growth, where speed can't be asserted: a machine may be slow and busy, but eight times the work takes eight times as long. */

/** How much more there is to read the second time. */
const FACTOR = 8;
/** Linear is 8 and quadratic 64; caches and the collection of garbage were seen to make 36 of 8. */
const TOO_MUCH = 44;
/** Ms: less than this is noise. */
const MEASURABLE = 4;
const ROUNDS = 8;
const MOST_TIMES = 2 ** 14;

/**
 * Fails unless reading eight times as much takes about eight times the CPU time of this process. To be awaited.
 * `read` gets sizes that grow until they can be measured, none above `most`; there, what is quick is read many times over.
 */
export async function expectLinear(read: (size: number) => unknown, most = 2 ** 18): Promise<void> {
  let size = Math.max(1, Math.min(256, Math.floor(most / FACTOR)));
  let times = 1;
  let small = await best(3, read, size, times);
  while (small < MEASURABLE && times < MOST_TIMES) {
    if (size * 2 * FACTOR <= most) size *= 2;
    else times *= 2;
    small = await best(3, read, size, times);
  }
  let large = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    small = Math.min(small, await best(2, read, size, times));
    large = Math.min(large, await best(1, read, size * FACTOR, times));
    if (large <= small * TOO_MUCH) return;
  }
  const took = (ms: number, of: number) => `${(ms / times).toPrecision(3)} ms of CPU for a size of ${of}`;
  throw new Error(
    `It grows too fast: ${took(small, size)}, ${took(large, size * FACTOR)}, ${(large / small).toFixed(0)} times as much.`,
  );
}

/** Ms of CPU that reading takes when least disturbs it. */
async function best(tries: number, read: (size: number) => unknown, size: number, times: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const before = process.cpuUsage();
    for (let time = 0; time < times; time += 1) await read(size);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
