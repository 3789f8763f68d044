/** The id of a row, as addresses and forms write it. */
import { z } from 'zod';
import { Refusal } from './errors.ts';
import { paramOf, type Visit } from './visit.ts';

/** A larger one fits no column, and PostgreSQL refuses to look for it. */
export const ID = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);

/** The one that an address names as `:id`. Throws a Refusal for what can't be one: there is nothing there. */
export function idOf(visit: Visit): number {
  const id = ID.safeParse(paramOf(visit, 'id'));
  if (!id.success) throw new Refusal('not-found');
  return id.data;
}
