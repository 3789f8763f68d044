/** What an outbox row says beside its ticket and its entry, read from its payload: whatever does not fit is left out. */
import { z } from 'zod';
import type { WordValues } from '../../ground/words.ts';
import { oneLine } from './plain.ts';

const line = z.string().transform((text) => oneLine(text));
const bilingual = z.object({ fr: line, en: line });
/** One of ours, that has words. */
const code = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);
const size = z.number().nonnegative();

/** What a sentence speaks of. */
const spoken: z.ZodType<WordValues> = z
  .record(z.string(), z.union([line, z.number(), z.boolean(), z.null(), z.array(line)]))
  .catch({});

/** A list that one bad item does not spoil. */
function listOf<T>(item: z.ZodType<T>) {
  const maybe = z.array(item.nullable().catch(null)).catch([]);
  return maybe.transform((all) => all.filter((one) => one !== null) as T[]);
}

const said = z.object({ code, values: spoken });

const SHAPE = z.object({
  /** The mail that is acknowledged. */
  receivedEmailId: z.number().int().positive().nullable().catch(null),
  refused: listOf(z.object({ filename: line, size, why: code })),
  questions: listOf(
    z.object({
      number: z.number(),
      label: bilingual,
      choices: z.array(bilingual).nullable(),
      isMandatory: z.boolean(),
    }),
  ),
  /** Of a mail with commands: what was done, and what was not. */
  done: listOf(said.extend({ undoStepId: z.number().int().positive().nullable() })),
  rejected: listOf(said),
  help: z.boolean().catch(false),
  /** Of a mail that is too large. */
  subject: line.catch(''),
  size: size.catch(0),
  limit: size.catch(0),
  /** Of an alarm. */
  alarm: code.catch(''),
  details: spoken,
  mailboxId: z.number().nullable().catch(null),
  more: size.catch(0),
  items: listOf(
    z.object({ reference: line, title: line, kind: code, at: z.number(), author: line.nullable().catch(null) }),
  ),
});

export type LetterValues = z.infer<typeof SHAPE>;

/** Refused are files; of a mail with commands, commands. */
export function readValues(values: Readonly<Record<string, unknown>>): LetterValues {
  return SHAPE.parse({ ...NOTHING, ...values, rejected: values.refused ?? [] });
}

/** What a missing value comes to; saying so of each costs more than all the rest. */
const NOTHING = {
  ...{
    receivedEmailId: null,
    mailboxId: null,
    refused: [],
    questions: [],
    done: [],
    items: [],
    help: false,
    details: {},
  },
  ...{ subject: '', alarm: '', size: 0, limit: 0, more: 0 },
};
