/** `guichet doctor`: says what is wrong with an installation, and what to do. */
import type { Command } from 'commander';
import type { Check } from '../wiring/examination.ts';
import { complain, EXIT, markFailed, sentencesOf } from './outcome.ts';
import { harmless, jsonLine, print } from './output.ts';
import { settings } from './settings.ts';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .option('--json', 'one JSON object: whether all is well, and every check')
    .description('examine the installation: settings, database, disk, mailboxes, outgoing mail, pages')
    .addHelpText(
      'after',
      '\nChanges nothing, and mails nobody. Ends with 1 when something is wrong, with 78 when settings are.',
    )
    .action(doctor);
}

async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const checks: Check[] = [];
  for await (const check of examined()) {
    checks.push(check);
    if (!json) await print(lineOf(check));
  }
  const ill = checks.filter(({ ok }) => !ok);
  if (json) await print(jsonLine({ ok: ill.length === 0, checks }));
  if (ill.length === 0) return;
  complain(`${ill.length} of ${checks.length} checks found something wrong.`);
  if (ill.some(({ check }) => check === 'settings')) process.exitCode = EXIT.wrongSettings;
  else markFailed();
}

async function* examined(): AsyncGenerator<Check> {
  const { examine, examineNode, settingsChecks } = await import('../wiring/examination.ts');
  yield examineNode();
  const read = await settings().catch(faultsOfSettings);
  if ('faults' in read) yield* settingsChecks(read.faults);
  else {
    yield* settingsChecks([]);
    yield* examine(read, (error) => sentencesOf(error).join(' '));
  }
}

function faultsOfSettings(error: Error): { faults: readonly string[] } {
  if (error.name !== 'SettingsError') throw error;
  return { faults: sentencesOf(error) };
}

/** Servers may have said what is in it. */
function lineOf({ ok, words, advice }: Check): string {
  const mark = ok ? (advice === undefined ? '✓' : '–') : '✗';
  return `${mark} ${harmless(words)}${advice === undefined ? '' : ` → ${harmless(advice)}`}`;
}
