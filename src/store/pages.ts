/** Reads a whole table in pages by id, so that a million rows stream with flat memory and no offset. */

/** `page` gives the rows after an id, in the order of their ids; fewer than `size` end it. */
export async function* inPages<Row extends { readonly id: number }>(
  size: number,
  page: (afterId: number, size: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let afterId = 0; ; ) {
    const rows = await page(afterId, size);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    afterId = last.id;
  }
}

/** An instant as exports write it: ISO 8601, UTC. */
export function isoTime(instant: number): string {
  return new Date(instant).toISOString();
}

export function isoTimeOrNull(instant: number | null): string | null {
  return instant === null ? null : isoTime(instant);
}
