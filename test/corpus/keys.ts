/** Every key that sources state, and what it asks; keys that only describe the source are listed, the others reported. */
import { BODIES } from './keys/bodies.ts';
import type { Check } from './keys/check.ts';
import { ENVELOPE } from './keys/envelope.ts';
import { FILES } from './keys/files.ts';
import { KINDS } from './keys/kinds.ts';
import { WORDS } from './keys/words.ts';

export const CHECKS: Readonly<Record<string, Check>> = { ...KINDS, ...WORDS, ...ENVELOPE, ...BODIES, ...FILES };

/** Keys from which another is made: a reply that must be trimmed so, and none of whose lines may be lost. */
export const DERIVED: Readonly<Record<string, readonly string[]>> = {
  trimmedReply: ['trimmedReply', 'ownLines'],
  trimmedReplyTextIgnoringWhitespace: ['trimmedReplyTextIgnoringWhitespace', 'ownLines'],
};

export const DESCRIPTIVE: ReadonlySet<string> = new Set(
  '_source note attack helo mailFrom legitimateIdentityTheAttackerFakes inputIs compare engine header mustNotThrow multipartCount encodingProblem visibleText'.split(
    ' ',
  ),
);
