/** Mentions: whom of the staff a text names with an at sign, by their address or by what stands before its @. */
import { textOf } from '../domain/log-entry.ts';
import { mentionsIn } from '../domain/mention.ts';
import type { NewLogEntry } from '../store/log-entries.ts';
import { staffByMention } from '../store/staff-addresses.ts';
import type { Work } from './desk.ts';

/** The ids of staff whom the entry's own words mention; whether they may see the ticket is asked when they are told. */
export async function mentionedIn(
  { tx }: Work,
  { text, segments }: Pick<NewLogEntry, 'text' | 'segments'>,
): Promise<number[]> {
  const mentions = mentionsIn(textOf(text, segments, 'new'));
  return mentions.length === 0 ? [] : staffByMention(tx, mentions);
}
