/** Undo steps: what commands by mail changed, for whoever gave them to take back while they may. */
import type { CommandName } from '../domain/commands.ts';
import type { DoneCommand, UndoStep } from '../domain/undo-step.ts';
import type { Db } from './database.ts';
import { forUpdate, LARGEST_ID, rawRows } from './rows.ts';

export type NewUndoStep = {
  readonly ticketId: number;
  /** Whose command it was. */
  readonly personId: number;
  readonly command: CommandName;
  /** Whether they gave it as staff, or as one who takes part. */
  readonly as: 'staff' | 'participant';
  readonly done: DoneCommand;
  readonly step: UndoStep;
  readonly expiresAt: number;
};

export type StoredUndoStep = NewUndoStep & {
  readonly id: number;
  /** Of the ticket. */
  readonly reference: string;
  readonly undoneAt: number | null;
};

/** Its id. */
export async function insertUndoStep(tx: Db, { as, done, step, ...of }: NewUndoStep): Promise<number> {
  const [row] = await tx('undo_steps')
    .insert({
      ...{ ticket_id: of.ticketId, person_id: of.personId, command: of.command, expires_at: of.expiresAt },
      step: JSON.stringify({ as, done, step }),
    })
    .returning('id');
  return row.id;
}

/** A step of this very person's; null when there is none. */
export async function readUndoStep(db: Db, id: number, personId: number): Promise<StoredUndoStep | null> {
  return id > LARGEST_ID ? null : stored(await stepOf(db, id, personId));
}

/** The same, locked until the transaction ends. */
export async function lockUndoStep(tx: Db, id: number, personId: number): Promise<StoredUndoStep | null> {
  return id > LARGEST_ID ? null : stored(await forUpdate(tx, stepOf(tx, id, personId)));
}

export async function markUndone(tx: Db, id: number, now: number): Promise<void> {
  await tx('undo_steps').where({ id }).update({ undone_at: now });
}

/** Whether somebody else has said or done something on a ticket since an instant (ms). */
export async function wasTouchedByOthers(tx: Db, ticketId: number, personId: number, since: number): Promise<boolean> {
  const rows = await rawRows(
    tx,
    `select id from log_entries where ticket_id = ? and at >= ? and author_id <> ?
     union all select id from audit_events where ticket_id = ? and at >= ? and actor_id <> ? limit 1`,
    [ticketId, since, personId, ticketId, since, personId],
  );
  return rows.length > 0;
}

function stepOf(db: Db, id: number, personId: number) {
  return db('undo_steps')
    .join('tickets', 'tickets.id', 'undo_steps.ticket_id')
    .where({ 'undo_steps.id': id, person_id: personId })
    .first({
      ...{ id: 'undo_steps.id', ticketId: 'ticket_id', reference: 'reference', personId: 'person_id' },
      ...{ command: 'command', step: 'step', expiresAt: 'expires_at', undoneAt: 'undone_at' },
    });
}

function stored(row: UndoRow | undefined): StoredUndoStep | null {
  if (!row) return null;
  const kept: Pick<NewUndoStep, 'as' | 'done' | 'step'> = JSON.parse(row.step);
  return { ...row, ...kept };
}

type UndoRow = Omit<StoredUndoStep, 'as' | 'done' | 'step'> & { readonly step: string };
