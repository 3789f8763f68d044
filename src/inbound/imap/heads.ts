/** Fetches how mails begin from an IMAP server: as much as holds their headers, of mails too large to be downloaded. */
import type { Arrival } from '../mail-source.ts';
import { HEAD } from '../mime/head.ts';
import type { ImapLine } from './line.ts';
import { askAlone } from './one-by-one.ts';
import { fetchRows } from './rows.ts';

/** Cut by the server (RFC 3501, 6.4.5, a partial fetch): headers may be of any length. One that it can't give is left out. */
export async function imapHeads(line: ImapLine, arrivals: readonly Arrival[]): Promise<Map<Arrival, Buffer>> {
  const heads = new Map<Arrival, Buffer>();
  for (const arrival of arrivals) {
    if (arrival.place.kind !== 'uid') continue;
    const { uid } = arrival.place;
    const query = { source: { start: 0, maxLength: HEAD } };
    const outcome = await askAlone(line, (client) => fetchRows(client, [uid], query));
    const source = 'value' in outcome ? outcome.value.get(uid)?.source : undefined;
    if (source) heads.set(arrival, source);
  }
  return heads;
}
