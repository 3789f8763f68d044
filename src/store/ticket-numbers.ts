/** The counter that numbers tickets: taken in the transaction that opens one, so that no number is lost or given twice. */
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';

/** The next number: one more than the last, and at least `start`. */
export async function nextTicketNumber(tx: Db, start: number): Promise<number> {
  const [row] = await rawRows<{ value: number }>(
    tx,
    `insert into counters (name, value) values ('ticket', ?)
     on conflict (name) do update set value =
       case when counters.value + 1 < excluded.value then excluded.value else counters.value + 1 end
     returning value`,
    [start],
  );
  if (!row) throw new Error('The counter of tickets gave no number.');
  return row.value;
}
