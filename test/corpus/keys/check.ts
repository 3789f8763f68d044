/** What one key of an expectation asks of an explanation. */
import type { Explanation } from '../../../src/cli/explanation.ts';

/** Null when it holds, else what is wrong in a few words; undefined when the source states nothing that could be compared. */
export type Check = (wanted: unknown, got: Explanation, expectation: Expectation) => string | null | undefined;

/** As a source states it: keys differ from source to source. */
export type Expectation = Readonly<Record<string, unknown>>;

/** For comparing texts, white space aside. */
export function squashed(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, '');
}

/** Where a source has lost what it could not decode (U+FFFD), only the rest is compared. */
export function sameText(wanted: string, got: string | null): string | null {
  const hasLost = wanted.includes('\uFFFD');
  const plain = (text: string | null) => (hasLost ? squashed(text).replace(/[^!-~]/g, '') : squashed(text));
  return plain(wanted) === plain(got) ? null : `wanted ${excerpt(wanted)}, got ${excerpt(got ?? 'nothing')}`;
}

export function excerpt(text: string): string {
  const short = text.replace(/\s+/g, ' ').trim();
  return JSON.stringify(short.length > 90 ? `${short.slice(0, 60)}…${short.slice(-28)}` : short);
}

/** Lines of a text that a longer one lacks, white space aside. */
export function linesMissing(wanted: string, within: string): string[] {
  const whole = squashed(within);
  return wanted.split('\n').filter((line) => !whole.includes(squashed(line)));
}
