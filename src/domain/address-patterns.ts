/** Patterns of addresses, where `*` stands for anything: `*@lists.*`. */
import { addressKey } from './email-address.ts';

export function matchesPattern(address: string, patterns: readonly string[]): boolean {
  const key = addressKey(address);
  return patterns.some((pattern) => matches(key, pattern.toLowerCase().split('*')));
}

/** Each piece where it first fits after the one before: with stars alone, the first fit never spoils a later one. */
function matches(key: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return key === first;
  if (!key.startsWith(first)) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = key.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return key.length - last.length >= from && key.endsWith(last);
}
