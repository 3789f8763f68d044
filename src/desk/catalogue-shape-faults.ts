/** What zod says of a catalogue's shape, in sentences for whoever wrote the file. */
import type { z } from 'zod';
import type { CatalogueFault, CataloguePath } from '../domain/catalogue-fault.ts';

/** The faults of one issue; a key too many is told at its own line. */
export function faultsOfIssue(issue: z.core.$ZodIssue): CatalogueFault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      sentence: `${nameOf([...path, key])} is no key known here.`,
    }));
  }
  return [{ path, sentence: `${nameOf(path)} ${wrong(issue)}.` }];
}

function wrong(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected} (or is missing)`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_big' && issue.origin !== 'string') return `must be at most ${issue.maximum}`;
  if (issue.code === 'too_small' && issue.origin !== 'string') return `must be at least ${issue.minimum}`;
  return issue.message;
}

const KINDS: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'a group of keys',
};

/** The last two names of a path, which with the line is enough to find it: `shown-when.is`, `tags 2`. */
function nameOf(path: CataloguePath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the catalogue';
  if (typeof last === 'number') return `${path.at(-2) ?? 'item'} ${last + 1}`;
  const before = path.at(-2);
  return typeof before === 'string' ? `${before}.${last}` : last;
}
