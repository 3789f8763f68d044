/** Examines an installation, one thing after the other, and changes nothing: what `doctor` tells. */
import type { Config } from '../config.ts';
import { examineBlobs } from './examination/blobs.ts';
import { type Check, well, wrong } from './examination/check.ts';
import { examineDatabase } from './examination/database.ts';
import { examineMailOut } from './examination/mail-out.ts';
import { examineMailboxes } from './examination/mailboxes.ts';
import { examineOutbox } from './examination/outbox.ts';
import { examinePages } from './examination/pages.ts';
import { examineKey } from './examination/secret-key.ts';
import { withoutSecrets } from './examination/secrets.ts';

export type { Check } from './examination/check.ts';

type Examiner = {
  readonly name: string;
  readonly examine: (config: Config) => Promise<Check[]> | AsyncGenerator<Check>;
  /** What to do where it could not even look. */
  readonly advice?: string;
};

const EXAMINERS: readonly Examiner[] = [
  { name: 'secret-key', examine: examineKey },
  {
    name: 'database',
    examine: examineDatabase,
    advice: 'Check DATABASE_URL, that the database runs and lets this machine in, and that its file is no other.',
  },
  { name: 'blobs', examine: examineBlobs },
  { name: 'mailbox', examine: examineMailboxes },
  { name: 'mail-out', examine: examineMailOut },
  { name: 'outbox', examine: examineOutbox },
  { name: 'pages', examine: examinePages },
];

/** Each check as soon as it is done. What throws is told in the sentence that `sentenceOf` makes of it. */
export async function* examine(config: Config, sentenceOf: (error: unknown) => string): AsyncGenerator<Check> {
  for (const { name, examine, advice } of EXAMINERS) {
    try {
      for await (const check of await examine(config)) yield withoutSecrets(config, check);
    } catch (error) {
      yield withoutSecrets(config, wrong(name, sentenceOf(error), advice));
    }
  }
}

const LEAST_NODE = 24;

/** What can be told before the settings are read. */
export function examineNode(version = process.versions.node): Check {
  if (Number.parseInt(version, 10) >= LEAST_NODE) return well('node', `Node ${version} runs this.`);
  return wrong('node', `This runs on Node ${version}.`, `Install Node ${LEAST_NODE} or later.`);
}

/** The checks of settings that can't be read: one for each fault. */
export function settingsChecks(faults: readonly string[]): Check[] {
  return faults.length === 0
    ? [well('settings', 'The settings can be read.')]
    : faults.map((words) => wrong('settings', words));
}
