/** Finds a port to propose where the one that was asked for is not to be had. */
import { listen } from '../wiring/listen.ts';

const FIRST_OF_ALL = 1024;
const LAST = 65_535;

/** The first free one above `port`; the next one when none of the nearest is. */
export async function nextFreePort(port: number): Promise<number> {
  const first = Math.max(port + 1, FIRST_OF_ALL);
  for (let candidate = first; candidate <= Math.min(first + 50, LAST); candidate += 1) {
    const listening = await listen(candidate, '127.0.0.1').catch(() => null);
    await listening?.close();
    if (listening) return candidate;
  }
  return Math.min(first, LAST);
}
