/** The blocks that a template can put anywhere, each once: `{% words %}`. */
import type { Say } from '../../ground/words.ts';
import type { Block } from './block.ts';
import { also } from './blocks/also.ts';
import { answers } from './blocks/answers.ts';
import { digest } from './blocks/digest.ts';
import { facts } from './blocks/facts.ts';
import { files } from './blocks/files.ts';
import { button, receipt } from './blocks/links.ts';
import { questions } from './blocks/questions.ts';
import { refused } from './blocks/refused.ts';
import { words } from './blocks/words.ts';
import type { Letter } from './letter.ts';

/** What a letter has of it; nothing where it has none. */
export type MakeBlock = (letter: Letter, say: Say) => readonly Block[];

export const BLOCKS = {
  words,
  files,
  facts,
  also,
  refused,
  questions,
  answers,
  digest,
  button,
  receipt,
} as const satisfies Readonly<Record<string, MakeBlock>>;

export type BlockName = keyof typeof BLOCKS;
