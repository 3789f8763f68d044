/** Mailboxes: their profiles, the lease of whoever polls one, and how far each folder was read. */
import { addressKey } from '../domain/email-address.ts';
import { DEFAULT_SPAM_HEADERS, type Mailbox } from '../domain/mailbox.ts';
import type { Watermark } from '../domain/watermark.ts';
import type { Db } from './database.ts';
import { storedFolder } from './fitting.ts';
import { forUpdate } from './rows.ts';

/** Where a mailbox was named: in the settings, or by an import. */
export type MailboxOrigin = 'settings' | 'import';

/** `source` says, without secrets, where its mail is read from: the same one under another address is the same mailbox. */
export type KnownMailbox = {
  readonly mailbox: Mailbox;
  readonly origin: MailboxOrigin;
  readonly source: string | null;
};

/** Makes the mailbox of that address what is given, and gives it with its id. */
export async function upsertMailbox(
  db: Db,
  profile: Omit<Mailbox, 'id'>,
  origin: MailboxOrigin,
  now: number,
  source: string | null = null,
): Promise<Mailbox> {
  const stored = JSON.stringify({ ...profile, source });
  const [row] = await db('mailboxes')
    .insert({ address: addressKey(profile.address), origin, profile: stored, created_at: now })
    .onConflict('address')
    .merge(['origin', 'profile'])
    .returning('id');
  return { ...profile, id: row.id };
}

/** Gives a mailbox another address, by which the next upsert finds it. No other mailbox may have it. */
export async function changeMailboxAddress(tx: Db, mailboxId: number, address: string): Promise<void> {
  await tx('mailboxes')
    .where({ id: mailboxId })
    .update({ address: addressKey(address) });
}

/** Every mailbox there ever was, in the order they were made. */
export async function readMailboxes(db: Db): Promise<KnownMailbox[]> {
  return (await mailboxRows(db)).map(knownMailbox);
}

/** The same, locked until the transaction ends. */
export async function lockMailboxes(tx: Db): Promise<KnownMailbox[]> {
  return (await forUpdate(tx, mailboxRows(tx))).map(knownMailbox);
}

/** When each mailbox was made, ms. */
export async function readMailboxAges(db: Db): Promise<{ id: number; createdAt: number }[]> {
  return db('mailboxes').orderBy('id').select({ id: 'id', createdAt: 'created_at' });
}

/** Who holds the lease, since `now` until `until` (ms). */
export type LeaseTerm = { readonly holder: string; readonly now: number; readonly until: number };

/** Takes the lease when it is free or has expired, or is this holder's own; false when another has it. */
export async function takeLease(db: Db, mailboxId: number, { holder, now, until }: LeaseTerm): Promise<boolean> {
  const taken = await db('mailboxes')
    .where({ id: mailboxId })
    .where((free) => free.whereNull('leased_by').orWhere('leased_until', '<=', now).orWhere('leased_by', holder))
    .update({ leased_by: holder, leased_until: until });
  return taken === 1;
}

/** Prolongs a lease; false when it was lost to another. One that expired and that nobody took is kept. */
export async function renewLease(db: Db, mailboxId: number, { holder, until }: LeaseTerm): Promise<boolean> {
  const renewed = await db('mailboxes').where({ id: mailboxId, leased_by: holder }).update({ leased_until: until });
  return renewed === 1;
}

/** Gives the lease back; nothing happens when another has it. */
export async function releaseLease(db: Db, mailboxId: number, holder: string): Promise<void> {
  await db('mailboxes').where({ id: mailboxId, leased_by: holder }).update({ leased_by: null, leased_until: null });
}

export async function readLease(
  db: Db,
  mailboxId: number,
): Promise<{ leasedBy: string | null; leasedUntil: number | null }> {
  const row = await db('mailboxes').where({ id: mailboxId }).first('leased_by', 'leased_until');
  return { leasedBy: row?.leased_by ?? null, leasedUntil: row?.leased_until ?? null };
}

type MailboxRow = { id: number; origin: MailboxOrigin; profile: string };

function mailboxRows(db: Db) {
  return db<MailboxRow>('mailboxes').orderBy('id').select('id', 'origin', 'profile');
}

function knownMailbox({ id, origin, profile }: MailboxRow): KnownMailbox {
  const { source = null, ...rest } = JSON.parse(profile);
  // Those that were written before there was such a thing.
  const younger = { locale: null, arcSealers: [], spamHeaders: DEFAULT_SPAM_HEADERS };
  return { mailbox: { ...younger, ...rest, id }, origin, source };
}

/** How far the folder was read; null when it never was. */
export async function readWatermark(db: Db, mailboxId: number, folder: string): Promise<Watermark | null> {
  const row = await db('mailbox_folders')
    .where({ mailbox_id: mailboxId, folder: storedFolder(folder) })
    .first();
  if (!row) return null;
  return {
    uidValidity: row.uid_validity,
    lastUid: row.last_uid,
    startsAt: row.starts_at,
    backlogBelowUid: row.backlog_below_uid,
  };
}

/** Moves the mark, and counts what the ledger was given; without a mark only counts (imports have none). */
export async function writeWatermark(
  db: Db,
  folder: { readonly mailboxId: number; readonly folder: string },
  mark: Watermark | null,
  newlySeen: number,
): Promise<void> {
  const columns = mark
    ? {
        uid_validity: mark.uidValidity,
        last_uid: mark.lastUid,
        starts_at: mark.startsAt,
        backlog_below_uid: mark.backlogBelowUid,
      }
    : {};
  await db('mailbox_folders')
    .insert({
      mailbox_id: folder.mailboxId,
      folder: storedFolder(folder.folder),
      last_uid: 0,
      backlog_below_uid: 0,
      ...columns,
      seen: newlySeen,
    })
    .onConflict(['mailbox_id', 'folder'])
    .merge({ ...columns, seen: db.raw('mailbox_folders.seen + ?', [newlySeen]) });
}
