/** The floors hold: no import goes up or sideways, each library has one home; and each rule can catch. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { sourceFiles } from './support/source-code.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

type Violation = { readonly rule: string; readonly from: string; readonly to: string };

const RULES = resolve('test/architecture.cjs');
const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** What dependency-cruiser objects to in a folder laid out as the project is. */
async function violations(folder: string, paths: readonly string[]): Promise<Violation[]> {
  const args = [CRUISER, '--config', RULES, '--output-type', 'json', ...paths];
  const output = await new Promise<string>((done, fail) => {
    // It ends with the number of errors; what it cannot do, it says on stderr alone.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_, stdout, stderr) =>
      stdout === '' ? fail(new Error(stderr)) : done(stdout),
    );
  });
  const { summary } = JSON.parse(output) as { summary: { violations: Raw[]; totalCruised: number } };
  if (summary.totalCruised === 0) throw new Error('nothing was looked at');
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
type Raw = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };

/** Floors know the clock's type; importing the clock itself, they could not be handed another one. */
function clockUsers(folder: string): string[] {
  return sourceFiles(['src/{ground,domain,store,desk,inbound,outbound,jobs,web}/**/*.ts'], folder)
    .filter(({ imports }) => imports.some(({ from, valueNames }) => from === 'src/clock.ts' && valueNames.length > 0))
    .map(({ path }) => path);
}

test('the floors hold', async () => {
  const found = await violations(process.cwd(), ['src', 'migrations', 'knexfile.ts']);
  expect(found.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  expect(clockUsers(process.cwd())).toEqual([]);
});

/** Files that break a rule each, with the rule they break; '' for those that are right. */
const WRONG: readonly (readonly [rule: string, path: string, code: string])[] = [
  ['floor-ground', 'src/ground/log.ts', "import type { Ticket } from '../domain/ticket.ts';"],
  [
    'floor-domain',
    'src/domain/ticket.ts',
    "import { people } from '../store/people.ts'; export type Ticket = typeof people;",
  ],
  ['floor-domain', 'src/domain/rule.ts', "import '../ground/metrics.ts';"],
  ['floor-store', 'src/store/people.ts', "import '../desk/open-ticket.ts'; export const people = 1;"],
  ['floor-desk', 'src/desk/open-ticket.ts', "export type { Page } from '../web/page.ts';"],
  ['floor-inbound', 'src/inbound/poller.ts', "import '../outbound/sender.ts';"],
  ['floor-outbound', 'src/outbound/sender.ts', "import '../jobs/digests.ts';"],
  ['floor-jobs', 'src/jobs/digests.ts', "import '../config.ts';"],
  ['floor-web', 'src/web/page.ts', "import type { Command } from '../cli/command.ts'; export type Page = Command;"],
  ['floor-config', 'src/config/setting.ts', "await import('../store/people.ts');"],
  ['clock-imports-nothing', 'src/clock.ts', "import './domain/person.ts';"],
  ['migrations-stand-alone', 'migrations/1_first.ts', "import '../src/domain/person.ts';"],
  ['no-circle', 'src/store/one.ts', "import type { Two } from './two.ts'; export type One = Two;"],
  ['', 'src/store/two.ts', "import type { One } from './one.ts'; export type Two = One;"],
  ['no-orphan', 'src/domain/alone.ts', 'export const alone = 1;'],
  ['no-test-code', 'src/desk/tell.ts', "import '../../test/support/cast.ts';"],
  ['no-unlisted-package', 'src/web/lucky.ts', "import 'unlisted';"],
  ['no-developer-package', 'src/web/developer.ts', "import 'jest';"],
  ['no-developer-package', 'src/demo/developer.ts', "import 'jest';"],
  ['no-demo-elsewhere', 'src/wiring/demo.ts', "import '../demo/people.ts';"],
  ['no-lost-import', 'src/desk/lost.ts', "import './nowhere.ts';"],
  ['home-database', 'src/desk/database.ts', "import type { Knex } from 'knex';"],
  ['home-mail-reading', 'src/desk/mail.ts', "import 'imapflow';"],
  ['home-mail-sending', 'src/jobs/mail.ts', "import 'nodemailer';"],
  ['home-pages', 'src/inbound/pages.ts', "import 'express';"],
  ['home-terminal', 'src/config/terminal.ts', "import 'commander';"],
  ['home-log-and-words', 'src/desk/words.ts', "import 'i18next';"],
  ['home-demonstration', 'src/outbound/server.ts', "import 'smtp-server';"],
  ['home-validation', 'src/domain/shape.ts', "import type { z } from 'zod';"],
  ['', 'src/main.ts', "import './clock.ts'; import './config.ts'; import './web/app.ts'; import './inbound/fetch.ts';"],
  ['', 'src/web/app.ts', "import 'express'; import '../desk/say.ts'; import type { Clock } from '../clock.ts';"],
  ['', 'src/inbound/fetch.ts', "import 'imapflow'; import '../store/tickets.ts';"],
  ['', 'src/store/tickets.ts', "import 'knex'; import '../domain/person.ts'; import '../ground/metrics.ts';"],
  ['', 'src/desk/say.ts', "import { systemClock } from '../clock.ts'; import '../domain/words.ts'; import 'zod';"],
  ['', 'src/domain/words.ts', "import '../ground/words.ts';"],
  ['', 'src/domain/person.ts', "import './person-role.ts';"],
  ['', 'src/domain/person-role.ts', 'export const roles = 1;'],
  ['', 'src/ground/metrics.ts', 'export const metrics = 1;'],
  ['', 'src/ground/words.ts', 'export const words = 1;'],
  ['', 'src/config.ts', "import './config/setting.ts';"],
  ['', 'src/cli/command.ts', "import 'commander'; import '../clock.ts'; export type Command = 1;"],
  ['', 'src/demo/people.ts', "import 'smtp-server'; export const people = 1;"],
  ['', 'knexfile.ts', "import 'knex';"],
  ['', 'test/support/cast.ts', 'export const cast = 1;'],
];
const DEVELOPERS = ['jest', 'smtp-server'];
const LISTED = ['knex', 'imapflow', 'nodemailer', 'express', 'commander', 'i18next', 'zod'];

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test('each rule catches what breaks it, and nothing else', async () => {
  const folder = temporaryFolder('architecture');
  const at = (path: string) => join(folder.path, path);
  for (const [, path, code] of WRONG) write(at(path), `${code}\n`);
  for (const name of [...LISTED, ...DEVELOPERS, 'unlisted']) {
    write(at(`node_modules/${name}/package.json`), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(at(`node_modules/${name}/index.js`), '');
  }
  const [dependencies, devDependencies] = [LISTED, DEVELOPERS].map((names) =>
    Object.fromEntries(names.map((name) => [name, '1.0.0'])),
  );
  write(at('package.json'), JSON.stringify({ type: 'module', dependencies, devDependencies }));
  const caught = await violations(folder.path, ['src', 'migrations', 'knexfile.ts']);
  const clocks = clockUsers(folder.path);
  await folder.remove();
  const expected = WRONG.filter(([rule]) => rule !== '').map(([rule, path]) => `${rule} ${path}`);
  expect(caught.map(({ rule, from }) => `${rule} ${from}`).sort()).toEqual(expected.sort());
  expect(clocks).toEqual(['src/desk/say.ts']);
});
