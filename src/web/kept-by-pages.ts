/** What pages look for now and then rather than each time, with an answer for each website of this process. */
import { kept } from '../ground/kept.ts';
import type { Web } from './web.ts';

/** `keptFor` in ms. */
export function keptByPages<T>(get: (web: Web) => Promise<T>, keptFor: number): (web: Web) => Promise<T> {
  const readers = new WeakMap<Web, () => Promise<T>>();
  return (web) => {
    const read = readers.get(web) ?? kept(() => get(web), web.desk.clock, keptFor);
    readers.set(web, read);
    return read();
  };
}
