/** Where a list of tickets goes on: the instant and the id of the ticket at which the page before it ended. */

export type TicketCursor = { readonly updatedAt: number; readonly id: number };

export function writeCursor({ updatedAt, id }: TicketCursor): string {
  return `${updatedAt.toString(36)}-${id.toString(36)}`;
}

/** A cursor that we wrote; null for anything else, which an address bar may hold. */
export function readCursor(written: string | null | undefined): TicketCursor | null {
  const [, updatedAt = '', id = ''] = /^([0-9a-z]{1,10})-([0-9a-z]{1,6})$/.exec(written ?? '') ?? [];
  if (id === '') return null;
  const cursor = { updatedAt: Number.parseInt(updatedAt, 36), id: Number.parseInt(id, 36) };
  return cursor.id > LARGEST_ID ? null : cursor;
}

/** An id beyond this fits no column, and PostgreSQL refuses to compare with it. */
const LARGEST_ID = 2_147_483_647;
