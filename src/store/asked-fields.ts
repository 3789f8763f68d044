/** What a ticket's form was asked for by mail, and what it holds. */
import type { Answers, FormField } from '../domain/form.ts';
import { type FieldRow, fieldOf } from './catalogue.ts';
import type { Db } from './database.ts';

export type TicketForm = {
  /** Of its service, as it is now; empty without one. */
  readonly fields: readonly FormField[];
  readonly answers: Answers;
  /** Slugs in the order of their numbers; null when nothing was asked. */
  readonly asked: readonly string[] | null;
};

/** The ticket must be locked. */
export async function readTicketForm(tx: Db, ticketId: number): Promise<TicketForm> {
  const row: TicketRow | undefined = await tx('tickets')
    .where({ id: ticketId })
    .first('service_id', 'fields', 'asked_fields');
  if (!row) throw new Error(`There is no ticket with the id ${ticketId}.`);
  const fields: FieldRow[] =
    row.service_id === null ? [] : await tx('form_fields').where({ service_id: row.service_id }).orderBy('position');
  const { fields: answers, asked_fields: asked } = row;
  return {
    fields: fields.map(fieldOf),
    answers: JSON.parse(answers),
    asked: asked === null ? null : JSON.parse(asked),
  };
}

/** Whether anything was asked: most tickets, nothing. */
export async function wasAsked(tx: Db, ticketId: number): Promise<boolean> {
  const row: unknown = await tx('tickets').where({ id: ticketId }).whereNotNull('asked_fields').first('id');
  return row !== undefined;
}

export async function writeAsked(tx: Db, ticketId: number, slugs: readonly string[]): Promise<void> {
  await tx('tickets')
    .where({ id: ticketId })
    .update({ asked_fields: JSON.stringify(slugs) });
}

export async function writeAnswers(tx: Db, ticketId: number, answers: Answers): Promise<void> {
  await tx('tickets')
    .where({ id: ticketId })
    .update({ fields: JSON.stringify(answers) });
}

type TicketRow = { service_id: number | null; fields: string; asked_fields: string | null };
