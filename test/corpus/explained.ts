/** Has `guichet explain --json` explain mails, in one process, as whoever measures from outside would. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Explanation } from '../../src/cli/explanation.ts';

export type Answer = {
  /** Null when there was none. */
  readonly explanation: Explanation | null;
  readonly fault: string | null;
  /** Since the line before, ms: the first one's holds the start-up. */
  readonly ms: number;
};

/** Paths on one command line. */
const BATCH = 500;
const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;

/** By path. */
export async function explainedAll(paths: readonly string[], folder: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (let from = 0; from < paths.length; from += BATCH)
    await explain(paths.slice(from, from + BATCH), folder, answers);
  return answers;
}

async function explain(paths: readonly string[], cwd: string, answers: Map<string, Answer>): Promise<void> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [CLI, 'explain', '--json', ...paths], {
    cwd,
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = performance.now();
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Explanation & { error: string | null };
    const now = performance.now();
    answers.set(said.path, { explanation: said.error === null ? said : null, fault: said.error, ms: now - last });
    last = now;
  }
}
