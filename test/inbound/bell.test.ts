import { describe, expect, test } from '@jest/globals';
import { createBell } from '../../src/inbound/bell.ts';

describe('the bell', () => {
  test('a ring before anyone listens is heard', async () => {
    const bell = createBell();
    bell.ring();
    expect(await bell.heard()).toBe(true);
  });

  test('whoever waits is woken', async () => {
    const bell = createBell();
    const heard = bell.heard();
    bell.ring();
    expect(await heard).toBe(true);
  });

  test('the end is one last ring, then silence', async () => {
    const bell = createBell();
    bell.ring();
    bell.end();
    expect(await bell.heard()).toBe(true);
    expect(await bell.heard()).toBe(false);
  });
});
