import { describe, expect, test } from '@jest/globals';
import { openReadQueue } from '../../src/inbound/read-queue.ts';

const KB = 1024;

describe('the read queue', () => {
  test('mails that come together are read together, within bounds, in order', async () => {
    const batches: number[][] = [];
    const read = openReadQueue<number, number>({
      threads: 1,
      sizeOf: (kilobytes) => kilobytes * KB,
      run: async (mails) => {
        batches.push([...mails]);
        return mails.map((result) => ({ result }));
      },
    });
    const mails = [1, 2, 3, 4, 5, 6, 7, 8, 9, 500, 20, 3000];
    expect(await Promise.all(mails.map(read))).toEqual(mails);
    expect(batches).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], [9, 500], [20], [3000]]);
  });

  test('the next mails are begun before anybody looks at those that were read', async () => {
    const seen: string[] = [];
    const read = openReadQueue<string, string>({
      threads: 1,
      sizeOf: () => 600 * KB,
      run: async ([mail = '']) => {
        seen.push(`begun ${mail}`);
        return [{ result: mail }];
      },
    });
    const look = (mail: string) => read(mail).then((result) => seen.push(`looked at ${result}`));
    await Promise.all(['a', 'b'].map(look));
    expect(seen).toEqual(['begun a', 'begun b', 'looked at a', 'looked at b']);
  });

  test('a mail that fails, fails alone; one that kills its thread too', async () => {
    const read = openReadQueue<string, string>({
      threads: 1,
      sizeOf: () => 1,
      run: async (mails) => {
        if (mails.includes('deadly')) throw new Error('the thread died');
        return mails.map((mail) => (mail === 'broken' ? { error: new Error('broken') } : { result: mail }));
      },
    });
    const results = await Promise.allSettled(['a', 'broken', 'deadly', 'b'].map(read));
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([
      'a',
      'broken',
      'the thread died',
      'b',
    ]);
  });

  test('a batch that hangs gets another thread for those behind it, and no third', async () => {
    const running: string[] = [];
    const ends = new Map<string, () => void>();
    const read = openReadQueue<string, string>({
      threads: 2,
      sizeOf: () => 600 * KB,
      patience: 1,
      run: async ([mail = '']) => {
        running.push(mail);
        if (mail.startsWith('stuck')) await new Promise<void>((resolve) => ends.set(mail, resolve));
        return [{ result: mail }];
      },
    });
    const stuck = read('stuck');
    expect(await read('next')).toBe('next');
    const stuckToo = read('stuck too');
    const last = read('last');
    while (!ends.has('stuck too')) await new Promise((resolve) => setImmediate(resolve));
    expect(running).toEqual(['stuck', 'next', 'stuck too']);
    for (const end of ends.values()) end();
    expect(await Promise.all([stuck, stuckToo, last])).toEqual(['stuck', 'stuck too', 'last']);
  });
});
