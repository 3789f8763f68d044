/** How people chose to be told of what concerns them as staff. */
import type { Notify } from '../domain/notification.ts';
import type { Db } from './database.ts';
import { forUpdate } from './rows.ts';

export async function readNotify(db: Db, personId: number): Promise<Notify> {
  return notifyOf(await db('persons').where({ id: personId }).first('notify'));
}

/** The same, locked until the transaction ends. */
export async function lockNotify(tx: Db, personId: number): Promise<Notify> {
  return notifyOf(await forUpdate(tx, tx('persons').where({ id: personId })).first('notify'));
}

export async function writeNotify(tx: Db, personId: number, notify: Notify): Promise<void> {
  await tx('persons').where({ id: personId }).update({ notify });
}

/** Nobody is told of nothing for want of a row. */
function notifyOf(row: { readonly notify: Notify } | undefined): Notify {
  return row?.notify ?? 'each';
}
