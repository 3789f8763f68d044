/** Readers of plain values: a word of a few, a number, a size, a schedule, a time zone. */
import { LOCALES } from '../ground/words.ts';
import { listed, type Read, shown } from './setting.ts';

/** One word of a few, in lower case. */
export function word<const T extends string>(words: readonly T[]): Read<T> {
  return (text, refuse) =>
    words.find((known) => known === text.toLowerCase()) ??
    refuse(`must be one of ${words.join(', ')}, not ${shown(text)}.`);
}

/** Several words of a few, comma-separated, each once. */
export function words<const T extends string>(known: readonly T[]): Read<readonly T[]> {
  return (text, refuse) => {
    const wanted = new Set(listed(text.toLowerCase()));
    const found = known.filter((one) => wanted.has(one));
    return found.length > 0 && found.length === wanted.size
      ? found
      : refuse(`must be some of ${known.join(', ')}, comma-separated, not ${shown(text)}.`);
  };
}

export const readLocale = word(LOCALES);

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Read<number> {
  return (text, refuse) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    return value >= least && value <= most
      ? value
      : refuse(`must be a whole number from ${least} to ${most}, not ${shown(text)}.`);
  };
}

const UNITS: Record<string, number> = {
  b: 1,
  k: 1024,
  kb: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
};

/** A size such as 50mb, in bytes: at least 1 kb, at most 2 gb, what a string or a buffer may hold. */
export const readSize: Read<number> = (text, refuse) => {
  const [, number, unit = 'b'] = /^(\d{1,12})\s*([a-z]*)$/.exec(text.toLowerCase()) ?? [];
  const bytes = Number(number) * (UNITS[unit || 'b'] ?? Number.NaN);
  return bytes >= 1024 && bytes <= 2 * 1024 ** 3
    ? bytes
    : refuse(`must be a size from 1kb to 2gb, such as 50mb, not ${shown(text)}.`);
};

/** What stands before the number of a ticket reference, upper case. */
export const readReferencePrefix: Read<string> = (text, refuse) =>
  /^[a-z]{1,10}$/i.test(text)
    ? text.toUpperCase()
    : refuse(`must be one to ten letters, such as R, not ${shown(text)}.`);

export const readHost: Read<string> = (text, refuse) =>
  /^[a-z0-9.:_%-]{1,255}$/i.test(text)
    ? text
    : refuse(`must be an address to listen on, such as 127.0.0.1, not ${shown(text)}.`);

export const readTimeZone: Read<string> = (text, refuse) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return refuse(`must be a time zone such as Europe/Paris, not ${shown(text)}.`);
  }
};
