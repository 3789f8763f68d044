/** What was said on a ticket: who may read it and how it came. */

export type Visibility = 'public' | 'private';
export type Via = 'mail' | 'web' | 'api';

/** A run of the text, by UTF-16 offsets; the runs of an entry cover its text in order, without gaps. */
export type Segment = {
  /** `command`: lines that told the gateway what to do. */
  readonly kind: 'new' | 'quoted' | 'signature' | 'command';
  readonly from: number;
  readonly to: number;
};

/** The text of one kind of segment, runs joined by a line break and trimmed. */
export function textOf(text: string, segments: readonly Segment[], kind: Segment['kind']): string {
  return segments
    .filter((segment) => segment.kind === kind)
    .map((segment) => text.slice(segment.from, segment.to).replace(/\n$/, ''))
    .join('\n')
    .trim();
}
