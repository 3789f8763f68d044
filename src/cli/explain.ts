/** `guichet explain`: parses and decides mails, writing nothing. */
import type { Command } from 'commander';
import { complain, markFailed, sentencesOf } from './outcome.ts';
import { print } from './output.ts';
import { settings } from './settings.ts';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .argument('<path...>', 'mails whatever their names, folders (all but *.expect.json and *.md), - for standard input')
    .option('--json', 'a line of JSON for each mail')
    .description('say what would become of mails, and why; writes nothing')
    .addHelpText('after', NEEDS)
    .action(explain);
}

const NEEDS = `
Needs no database: with DATABASE_URL set and migrated it decides against it, else against an empty desk.`;

async function explain(paths: readonly string[], { json = false }: { json?: boolean }): Promise<void> {
  const config = await settings();
  const { openExplainer } = await import('../wiring/explainer.ts');
  const { explainMails } = await import('./explain-mails.ts');
  const explainer = await openExplainer(config, (fault) =>
    complain(`${sentencesOf(fault).join(' ')} Mails are decided as if nothing had happened yet.`),
  );
  try {
    const ways = { json, locale: config.DEFAULT_LOCALE, explain: explainer.explain, print };
    if ((await explainMails(paths, ways)) > 0) markFailed();
  } finally {
    await explainer.close();
  }
}
