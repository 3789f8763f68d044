/** Changes what a sender may do: any of staff may block one, administrators say how much is too much. */
import { isAddress } from '../domain/address-shape.ts';
import { addressKey } from '../domain/email-address.ts';
import { isStaff } from '../domain/person.ts';
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { findPeople } from '../store/people.ts';
import {
  deleteSenderPolicy,
  readSenderPolicy,
  type SenderPolicy,
  writeSenderPolicy,
} from '../store/sender-policies.ts';
import type { Desk, Work } from './desk.ts';
import { transactOnce } from './once.ts';
import { DeskRefusal } from './refusal.ts';
import { openSenders } from './senders.ts';

/** What is undefined stays as it is; a limit of null is what everybody may. */
export type PolicyChange = Partial<Omit<SenderPolicy, 'address'>>;

/**
 * Throws a DeskRefusal for who is not staff, for limits that somebody else than an administrator would change, for what
 * is no address, and for blocking one of ours or of a colleague.
 */
export async function changeSenderPolicy(
  desk: Desk,
  viewer: Viewer,
  address: string,
  change: PolicyChange,
  onceKey: string | null,
): Promise<void> {
  await transactOnce(desk, onceKey, async (work) => {
    await changePolicy(work, viewer, address, change);
    return null;
  });
}

/** The same within a piece of work that does more. A policy that says nothing any more is gone. */
export async function changePolicy(work: Work, viewer: Viewer, address: string, change: PolicyChange): Promise<void> {
  if (!seesAsStaff(viewer)) throw new DeskRefusal('not-allowed');
  if (!isAddress(address.trim())) throw new DeskRefusal('bad-choice', 'address');
  const before = (await readSenderPolicy(work.tx, address)) ?? { address: address.trim(), ...NOTHING };
  const after: SenderPolicy = { ...before, ...given(change) };
  const isLimited = LIMITS.some((limit) => after[limit] !== before[limit]);
  if (isLimited && viewer.role !== 'admin') throw new DeskRefusal('not-allowed');
  if (!LIMITS.every((limit) => isLimit(after[limit]))) throw new DeskRefusal('bad-choice', 'limit');
  if (after.isBlocked && !before.isBlocked) await refuseOurOwn(work, address);
  if (!isLimited && after.isBlocked === before.isBlocked) return;
  if (saysSomething(after)) await writeSenderPolicy(work.tx, after, { changedBy: viewer.personId, now: work.now });
  else await deleteSenderPolicy(work.tx, address);
  const subject = { subjectType: 'sender' as const, subjectId: addressKey(address) };
  work.audit.push({ actorId: viewer.personId, action: 'sender.policy-changed', ...subject, before, after });
}

const NOTHING = { isBlocked: false, ticketsAnHour: null, acknowledgementsAnHour: null };
const LIMITS = ['ticketsAnHour', 'acknowledgementsAnHour'] as const;
const HIGHEST = 10_000;

function given(change: PolicyChange): PolicyChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function isLimit(limit: number | null): boolean {
  return limit === null || (Number.isInteger(limit) && limit >= 0 && limit <= HIGHEST);
}

function saysSomething({ isBlocked, ...policy }: SenderPolicy): boolean {
  return isBlocked || LIMITS.some((limit) => policy[limit] !== null);
}

/** Or one forged mail could make somebody shut a colleague out. */
async function refuseOurOwn(work: Work, address: string): Promise<void> {
  const key = addressKey(address);
  const person = (await findPeople(work.tx, [key])).get(key);
  const senders = await openSenders(work);
  if (senders.isOurs(address) || (person && isStaff(person.role))) throw new DeskRefusal('bad-choice', 'address');
}
