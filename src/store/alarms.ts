/** Alarms: what is wrong with the installation, raised once and cleared when it is well again. */
import type { FindingValue } from '../domain/finding.ts';
import type { Db } from './database.ts';

export type AlarmKind =
  | 'mailbox-failing'
  | 'mailbox-silent'
  | 'ledger-unbalanced'
  | 'mail-failed'
  | 'mail-held'
  | 'mail-out-failing'
  | 'template-broken';

/** What the words speak of. */
export type AlarmDetails = Readonly<Record<string, FindingValue>>;

export type Alarm = {
  readonly id: number;
  readonly kind: AlarmKind;
  readonly mailboxId: number | null;
  readonly details: AlarmDetails;
  readonly raisedAt: number;
};

export type AlarmPlace = { readonly kind: AlarmKind; readonly mailboxId: number | null };

/** Raises an alarm; one that is up already gets the newer details. True when it was not up. */
export async function raiseAlarm(db: Db, place: AlarmPlace, details: AlarmDetails, now: number): Promise<boolean> {
  const text = JSON.stringify(details);
  const updated = await standing(db, place).update({ details: text });
  if (updated > 0) return false;
  await db('alarms').insert({ kind: place.kind, mailbox_id: place.mailboxId, details: text, raised_at: now });
  return true;
}

/** The one that was cleared; null when there was none. */
export async function clearAlarm(db: Db, place: AlarmPlace, now: number): Promise<ClearedAlarm | null> {
  const [row]: ClearedRow[] = await standing(db, place)
    .update({ cleared_at: now })
    .returning(['details', 'raised_at', 'told_at']);
  return row ? { details: JSON.parse(row.details), raisedAt: row.raised_at, toldAt: row.told_at } : null;
}

export type ClearedAlarm = {
  readonly details: AlarmDetails;
  readonly raisedAt: number;
  /** When administrators were mailed about it. */
  readonly toldAt: number | null;
};

type ClearedRow = { details: string; raised_at: number; told_at: number | null };

/** True when administrators were mailed about such an alarm since then. */
export async function wasToldSince(db: Db, { kind, mailboxId }: AlarmPlace, since: number): Promise<boolean> {
  const told = await db('alarms').where({ kind, mailbox_id: mailboxId }).where('told_at', '>', since).first('id');
  return told !== undefined;
}

export async function markAlarmTold(db: Db, place: AlarmPlace, now: number): Promise<void> {
  await standing(db, place).update({ told_at: now });
}

/** The alarms that are up, oldest first. */
export async function readAlarms(db: Db): Promise<Alarm[]> {
  const rows: AlarmRow[] = await db('alarms').whereNull('cleared_at').orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    mailboxId: row.mailbox_id,
    details: JSON.parse(row.details),
    raisedAt: row.raised_at,
  }));
}

function standing(db: Db, { kind, mailboxId }: AlarmPlace) {
  return db('alarms').where({ kind, mailbox_id: mailboxId }).whereNull('cleared_at');
}

type AlarmRow = { id: number; kind: AlarmKind; mailbox_id: number | null; details: string; raised_at: number };
