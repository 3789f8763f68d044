/** What fails on the way a reader grows must let the straight ones pass and catch the crooked. */
import { expect, test } from '@jest/globals';
import { expectLinear } from './growth.ts';

/** Work that can't be left out: its result depends on every step. */
function busy(steps: number): number {
  let value = 1;
  for (let step = 0; step < steps; step += 1) value = (value * 31 + step) % 65_521;
  return value;
}

test.each([
  ['a linear reader', (size: number) => busy(size * 40)],
  ['a linear reader that takes its time', async (size: number) => await Promise.resolve(busy(size * 40))],
  ['one that reads no more than so much', (size: number) => busy(Math.min(size, 1000))],
  ['one that does nothing', () => null],
])('%s passes', async (_what, read) => {
  await expectLinear(read);
});

test.each([
  [
    'a quadratic reader that takes its time',
    async (size: number) => await Promise.resolve(busy(size ** 2 / 3)),
    2 ** 18,
  ],
  ['a quadratic reader of little', (size: number) => busy(size * size), 599],
  ['a pattern that goes back', (size: number) => /\s+$/.test(`${' '.repeat(size)}x`), 2 ** 18],
])('%s fails, and it is said how long it took', async (_what, read, most) => {
  await expect(expectLinear(read, most)).rejects.toThrow(
    /^It grows too fast: [\d.e-]+ ms of CPU for a size of \d+, [\d.e-]+ ms of CPU for a size of \d+, \d\d times/,
  );
});
