import { describe, expect, test } from '@jest/globals';
import { openSlots } from '../../src/inbound/slots.ts';

describe('slots', () => {
  test('no more at once than there are; first come, first served; a failure frees its slot', async () => {
    const slots = openSlots(2);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const task = (number: number) => async () => {
      order.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (number === 2) throw new Error('no');
      return number;
    };
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => slots.hold(task(number))));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });
});
