/** Folds PGP's armour away as it does signatures: no sender wrote those lines. */
import type { Segment } from '../../../domain/log-entry.ts';
import type { Armour } from './armour.ts';

/** The same text cut anew; untouched where nothing of the sender's own would be left. */
export function foldArmour(text: string, segments: readonly Segment[], armour: readonly Armour[]): Segment[] {
  const cut = armour.length === 0 ? [...segments] : merged(segments.flatMap((segment) => cutUp(segment, armour)));
  const says = cut.some(({ kind, from, to }) => kind === 'new' && text.slice(from, to).trim() !== '');
  return says ? cut : [...segments];
}

function cutUp(segment: Segment, armour: readonly Armour[]): Segment[] {
  if (segment.kind !== 'new') return [segment];
  const pieces: Segment[] = [];
  let at = segment.from;
  for (const { from, to } of armour) {
    if (to <= at || from >= segment.to) continue;
    if (from > at) pieces.push({ kind: 'new', from: at, to: from });
    const end = Math.min(to, segment.to);
    pieces.push({ kind: 'signature', from: Math.max(from, at), to: end });
    at = end;
  }
  return at < segment.to ? [...pieces, { kind: 'new', from: at, to: segment.to }] : pieces;
}

function merged(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.kind === segment.kind) joined[joined.length - 1] = { ...last, to: segment.to };
    else joined.push(segment);
  }
  return joined;
}
