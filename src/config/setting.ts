/** One setting: a text of the environment, read into a value or refused with a sentence. */
import { z } from 'zod';

/**
 * Refuses the value with a sentence that goes on from the variable's name: `must be …`.
 * It returns, so that one reading can find several faults; what is read after it is never looked at.
 */
export type Refuse = (sentence: string) => undefined;

/** Reads a text that is not empty; gives undefined only after refusing it. */
export type Read<T> = (text: string, refuse: Refuse) => T | undefined;

/** A zod type for one variable; when it is not set, it is `fallback`. */
export function setting<T, const F>(read: Read<T>, fallback: F) {
  return z
    .string()
    .optional()
    .transform((text, context): T | F => {
      if (text === undefined) return fallback;
      let refused = false;
      const value = read(text, (message) => {
        refused = true;
        context.addIssue({ code: 'custom', message });
        return undefined;
      });
      return refused || value === undefined ? z.NEVER : value;
    });
}

/** A value as a fault shows it; never call it on what may hold a secret. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** The parts of a comma-separated list, trimmed, without empty ones. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
