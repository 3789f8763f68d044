/** The command line: every command by name, each in its file, which loads what it needs only when it runs. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addCatalogue } from './catalogue.ts';
import { addDoctor } from './doctor.ts';
import { addExplain } from './explain.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addMigrate } from './migrate.ts';
import { addPerson } from './person.ts';
import { addPoll } from './poll.ts';
import { addReplay } from './replay.ts';
import { addSecret } from './secret.ts';
import { addSend } from './send.ts';
import { addServe } from './serve.ts';

const COMMANDS = [
  addServe,
  addPoll,
  addSend,
  addExplain,
  addImport,
  addReplay,
  addExport,
  addMigrate,
  addDoctor,
  addSecret,
  addPerson,
  addCatalogue,
];

export function createProgram(): Command {
  const program = new Command('guichet')
    .description('Mail becomes tickets, without loss, doubles or mysteries.')
    .version(version(), '--version', 'print the version')
    .helpOption('--help', 'say what a command does')
    .helpCommand(false)
    .addHelpText('after', AFTER)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'guichet: ')) });
  for (const add of COMMANDS) add(program);
  for (const family of program.commands.filter(({ commands }) => commands.length > 0)) family.helpCommand(false);
  return program;
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

const AFTER = `
Settings come from the environment, or from the file .env; README.md lists them.
Exit codes: 0 done, 1 something failed, 2 wrong usage, 78 wrong settings.`;
