/** What a forwarder whom we trust says it saw before it passed a mail on (ARC, RFC 8617). */
import type { HeaderLine } from '../parsed-email.ts';
import { type AuthenticationResult, resultsOf } from './authentication-results.ts';
import { structuredParts } from './structured-field.ts';

export type Seal = {
  /** Whose seal it is, lower case. */
  readonly sealer: string;
  /** What it says it saw. */
  readonly results: readonly AuthenticationResult[];
};

/** RFC 8617, 4.2.1. */
const MOST_INSTANCES = 50;

/**
 * The seals of a chain, the newest first. They prove nothing by themselves: only where our own server says `arc=pass`
 * is the chain whole, and the newest seal over the mail as it is.
 */
export function sealsOf(headers: readonly HeaderLine[]): Seal[] {
  const sealers = byInstance(headers, 'arc-seal');
  const results = byInstance(headers, 'arc-authentication-results');
  return [...sealers]
    .toSorted(([one], [other]) => other - one)
    .map(([instance, parts]) => ({
      sealer: tagOf(parts, 'd').toLowerCase(),
      results: resultsOf((results.get(instance) ?? []).slice(1)).results,
    }));
}

/** Instance → the header's parts. A chain with two headers for one instance is broken, whatever anybody says. */
function byInstance(headers: readonly HeaderLine[], name: string): Map<number, string[]> {
  const all = headers.filter((line) => line.name === name).slice(0, MOST_INSTANCES);
  const parts = all.map(({ value }) => structuredParts(value));
  const found = new Map<number, string[]>();
  for (const one of parts) {
    const instance = Number(tagOf(one, 'i'));
    if (!(instance >= 1 && instance <= MOST_INSTANCES) || found.has(instance)) return new Map();
    found.set(instance, one);
  }
  return found;
}

/** The value of `d=lists.univ.example` among a header's parts; '' without it. */
function tagOf(parts: readonly string[], tag: string): string {
  for (const part of parts) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === tag) return part.slice(at + 1).trim();
  }
  return '';
}
