/** What containers add to a mail once all of it was read: words where it has none, and what is said of them. */
import type { Finding } from '../../domain/finding.ts';
import type { Segment } from '../../domain/log-entry.ts';
import { eventFindings, eventsAsText, withoutRepeats } from '../containers/calendar/event-words.ts';
import { armourIn } from '../containers/pgp/armour.ts';
import { foldArmour } from '../containers/pgp/fold-armour.ts';
import { sealFindings, sealsOfArmour } from '../containers/seals.ts';
import type { PartsRead } from './read-parts.ts';

/** A mail that says nothing itself says what was in its winmail.dat, or what its invitation says. */
export function withSpareWords(read: PartsRead): PartsRead {
  if (read.bodies.some(({ content }) => content.trim() !== '')) return read;
  if (read.spare.length > 0) return { ...read, bodies: read.spare, charsets: UTF8 };
  const content = eventsAsText(withoutRepeats(read.events));
  return content === '' ? read : { ...read, bodies: [{ kind: 'text', content, alternative: null }], charsets: UTF8 };
}

const UTF8 = new Set(['utf-8']);

export type Unsealed = { readonly segments: Segment[]; readonly findings: Finding[] };

/** The segments without what PGP put around the words, and what the mail's seals and invitations are. */
export function unsealed(read: PartsRead, text: string, segments: readonly Segment[]): Unsealed {
  const armour = armourIn(text);
  return {
    segments: foldArmour(text, segments, armour),
    findings: [
      ...sealFindings([...read.seals, ...sealsOfArmour(armour, segments)]),
      ...eventFindings(withoutRepeats(read.events)),
    ],
  };
}
