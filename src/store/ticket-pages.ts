/** A page of a list of tickets: its rows, and the cursors from which the list goes on either way. */
import type { Condition } from './conditions.ts';
import type { Db } from './database.ts';
import { readCursor, writeCursor } from './ticket-cursor.ts';
import type { Stretch } from './ticket-keys.ts';
import { readTicketRows, type TicketRow } from './ticket-rows.ts';

/** Cursors as pages gave them; one that we did not write is as none, and gives the first page. */
export type PageRequest = {
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
  /** Rows; 50 unless told. */
  readonly size?: number | undefined;
};

export type TicketListPage = {
  readonly rows: readonly TicketRow[];
  /** For `after`; null when there are no older ones. */
  readonly next: string | null;
  /** For `before`; null when this is the first page. */
  readonly previous: string | null;
};

export const NO_TICKETS: TicketListPage = { rows: [], next: null, previous: null };

/** `keysOf` selects the ids of a stretch of the list; `readable` is what the reader may read of the entries `said`. */
export async function readTicketPage(
  db: Db,
  keysOf: (stretch: Stretch) => Condition,
  readable: Condition,
  { after, before, size = 50 }: PageRequest,
): Promise<TicketListPage> {
  const [above, below] = [readCursor(before), readCursor(after)];
  const read = (from: Stretch['from'], towards: Stretch['towards']) =>
    readTicketRows(db, keysOf({ from, towards, limit: size + 1 }), readable);
  if (above === null) return olderPage(await read(below, 'older'), size, below !== null);
  const rows = await read(above, 'newer');
  // What reaches the top is the first page, and has what came on top since.
  if (rows.length <= size) return olderPage(await read(null, 'older'), size, false);
  return pageOf(rows.slice(-size), true, true);
}

function olderPage(rows: readonly TicketRow[], size: number, hasNewer: boolean): TicketListPage {
  return pageOf(rows.slice(0, size), rows.length > size, hasNewer);
}

function pageOf(rows: readonly TicketRow[], hasOlder: boolean, hasNewer: boolean): TicketListPage {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    next: last && hasOlder ? writeCursor(last) : null,
    previous: first && hasNewer ? writeCursor(first) : null,
  };
}
