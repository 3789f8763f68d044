/** Sender policies: who is blocked, and who may do more or less in an hour than everybody else. */
import { addressKey } from '../domain/email-address.ts';
import type { Db } from './database.ts';
import { fitted, storedAddressKey } from './fitting.ts';

export type SenderPolicy = {
  /** As it was written. */
  readonly address: string;
  readonly isBlocked: boolean;
  /** In an hour, at most; null is what everybody may. */
  readonly ticketsAnHour: number | null;
  readonly acknowledgementsAnHour: number | null;
};

export type ListedPolicy = SenderPolicy & {
  readonly changedAt: number;
  /** The name of who changed it last. */
  readonly changedBy: string | null;
};

export type PolicyPage = {
  readonly policies: readonly ListedPolicy[];
  /** For `after`; null on the last page. */
  readonly next: string | null;
};

const PAGE = 50;

/** By address, from the one behind `after`. */
export async function listSenderPolicies(db: Db, after: string | undefined): Promise<PolicyPage> {
  const rows: (StoredPolicy & { key: string; changedAt: number; changedBy: string | null })[] = await db(
    'sender_policies as policy',
  )
    .leftJoin('persons', 'persons.id', 'policy.changed_by')
    .where('policy.address_key', '>', fitted(after ?? '', 320))
    .orderBy('policy.address_key')
    .limit(PAGE + 1)
    .select({ ...COLUMNS, key: 'policy.address_key', changedAt: 'policy.changed_at', changedBy: 'persons.name' });
  const shown = rows.slice(0, PAGE);
  const policies = shown.map(({ key: _, changedAt, changedBy, ...row }) => ({
    ...policyOf(row),
    ...{ changedAt, changedBy },
  }));
  return { policies, next: rows.length > PAGE ? (shown.at(-1)?.key ?? null) : null };
}

/** Null where there is none. */
export async function readSenderPolicy(db: Db, address: string): Promise<SenderPolicy | null> {
  const row: StoredPolicy | undefined = await db('sender_policies as policy')
    .where('policy.address_key', keyOf(address))
    .first(COLUMNS);
  return row ? policyOf(row) : null;
}

export async function writeSenderPolicy(
  tx: Db,
  policy: SenderPolicy,
  { changedBy, now }: { readonly changedBy: number; readonly now: number },
): Promise<void> {
  await tx('sender_policies')
    .insert({
      address_key: keyOf(policy.address),
      address: fitted(policy.address.trim(), 320),
      is_blocked: policy.isBlocked,
      tickets_an_hour: policy.ticketsAnHour,
      acknowledgements_an_hour: policy.acknowledgementsAnHour,
      ...{ changed_at: now, changed_by: changedBy },
    })
    .onConflict('address_key')
    .merge();
}

export async function deleteSenderPolicy(tx: Db, address: string): Promise<void> {
  await tx('sender_policies')
    .where({ address_key: keyOf(address) })
    .delete();
}

function keyOf(address: string): string {
  return storedAddressKey(addressKey(address));
}

const COLUMNS = {
  address: 'policy.address',
  isBlocked: 'policy.is_blocked',
  ticketsAnHour: 'policy.tickets_an_hour',
  acknowledgementsAnHour: 'policy.acknowledgements_an_hour',
};

type StoredPolicy = Omit<SenderPolicy, 'isBlocked'> & { readonly isBlocked: boolean | number };

function policyOf(row: StoredPolicy): SenderPolicy {
  return { ...row, isBlocked: Boolean(row.isBlocked) };
}
