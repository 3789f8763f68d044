/** A verb's transaction that acts once, however often its form is sent. */
import { readOnceResult, takeOnceKey, writeOnceResult } from '../store/once-keys.ts';
import { type Desk, transact, type Work } from './desk.ts';

export type Once<T> = {
  /** True when the work had been done before: nothing was done now. */
  readonly repeated: boolean;
  /** What came of the work, then or now. */
  readonly result: T;
};

/**
 * Does a verb's work in a transaction of its own, unless it was done under this key already: then its first result is
 * given, and nothing is done. The result must be JSON-safe. Without a key the work is always done; work that throws leaves
 * no key, and may be tried again.
 */
export function transactOnce<T>(
  desk: Desk,
  onceKey: string | null,
  work: (work: Work) => Promise<T>,
): Promise<Once<T>> {
  return transact(desk, async (given) => {
    if (onceKey === null) return { repeated: false, result: await work(given) };
    const { tx, now } = given;
    if (!(await takeOnceKey(tx, onceKey, now))) {
      return { repeated: true, result: (await readOnceResult(tx, onceKey)) as T };
    }
    const result = await work(given);
    await writeOnceResult(tx, onceKey, result);
    return { repeated: false, result };
  });
}
