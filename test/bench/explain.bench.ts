/** How long explaining mails takes, beside mailparser alone on the same mails in the same run; starting up left out of both. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { explainMails } from '../../src/cli/explain-mails.ts';
import { readConfig } from '../../src/config.ts';
import { openExplainer } from '../../src/wiring/explainer.ts';
import { casesIn } from '../corpus/cases.ts';
import { generateMails, ORDINARY_MIX } from '../support/generated-mails.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const REPEATS = 20;

/** `npm run bench -- explain [DIR…]`: folders of a corpus; without any, mails made for the purpose. */
export async function bench(folders: string[]): Promise<void> {
  const folder = temporaryFolder('bench');
  const explainer = await openExplainer(readConfig({}), () => {});
  try {
    const paths = folders.length > 0 ? casesIn(folders, folder.path).map(({ path }) => path) : madeIn(folder.path);
    const print = async () => {};
    const ours = async (all: string[]) => {
      await explainMails(all, { json: true, locale: 'fr', explain: explainer.explain, print });
    };
    const bare = async (all: string[]) => {
      for (const path of all) await simpleParser(readFileSync(path)).catch(() => null);
    };
    // Once unmeasured, so that both find their code warm.
    await bare(paths);
    await ours(paths);
    const repeated = Array.from({ length: REPEATS }, () => paths).flat();
    const [theirMs, ourMs] = [await time(() => bare(repeated)), await time(() => ours(repeated))];
    const count = repeated.length;
    const each = (ms: number) => `${(ms / count).toFixed(2)} ms a mail`;
    process.stdout.write(
      `${count} mails: mailparser ${each(theirMs)}, explained ${each(ourMs)}: ${(ourMs / theirMs).toFixed(2)} times\n`,
    );
  } finally {
    await explainer.close();
    await folder.remove();
  }
}

function madeIn(folder: string): string[] {
  return generateMails(500, { seed: 7, to: 'assistance@univ.example', mix: ORDINARY_MIX }).mails.map(
    ({ raw }, index) => {
      const path = join(folder, `${index}.eml`);
      writeFileSync(path, raw);
      return path;
    },
  );
}

async function time(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
