/** Tells everybody in the digest that they wait for. */
import { waitingForDigests } from '../store/digest-items.ts';
import { type Desk, transact } from './desk.ts';
import { tellInDigest } from './tell-in-digest.ts';

/** How many digests there were. A transaction for each person: what fails for one is another's digest none the less. */
export async function tellDigests(desk: Desk): Promise<number> {
  const failures: unknown[] = [];
  let told = 0;
  for (const personId of await waitingForDigests(desk.database.read, desk.clock())) {
    try {
      if (await transact(desk, (work) => tellInDigest(work, personId))) told += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return told;
}
