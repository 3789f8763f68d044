/** The checks of a test run, each a process whose output one sees as it comes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JestResults } from './tally.ts';
import { temporaryFolder } from './temporary-folder.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');
const running = new Set<ChildProcess>();

/** True when TypeScript finds nothing to object to. */
export function checkTypes(): Promise<boolean> {
  return succeeds('types', [process.execPath, join(MODULES, 'typescript/bin/tsc'), '-p', '.']);
}

/** True when Biome finds nothing: no error, no warning, no file that it would format otherwise. */
export function checkLint(): Promise<boolean> {
  const colors = process.stdout.isTTY ? [] : ['--colors=off'];
  const biome = [process.execPath, join(MODULES, '@biomejs/biome/bin/biome'), 'ci'];
  return succeeds('lint', [...biome, '--error-on-warnings', '--max-diagnostics=200', ...colors]);
}

/** Runs jest on files, folders or patterns (default: all tests); null when it ended without results. */
export async function runJest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<JestResults | null> {
  const folder = temporaryFolder('jest');
  const file = join(folder.path, 'results.json');
  const jest = [process.execPath, '--experimental-vm-modules', '--no-warnings', join(MODULES, 'jest/bin/jest.js')];
  // Two workers: each may start servers of its own.
  await succeeds('tests', [...jest, '--maxWorkers=2', '--json', `--outputFile=${file}`, ...args], env);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestResults;
  } catch {
    return null;
  } finally {
    await folder.remove();
  }
}

/** Processes started anew, threads that are ended, and readers measured again and again: seconds each, for what seldom breaks. */
const SECONDS_EACH = /\/(?:command-line|costly-mails|forwarded-mails|growth|reader)\.test\.ts$/;

/**
 * What the quick run leaves out: test files that start a server, ours or another, or a browser, mails of 10 MB, and the
 * folders of long stories.
 */
export function slowTests(): string[] {
  const parts =
    'dovecot|missing|postgres|bombs|cutting-proxy|hung-server|browser|browser-stories|running-demo|web-desk|opened-website';
  const server = new RegExp(`from '(\\./|(\\.\\./)*support/)(${parts})\\.ts'`);
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path}`)
    .filter((path) => path.endsWith('.test.ts') && server.test(readFileSync(path, 'utf8')));
  return [
    '/node_modules/',
    '/test/(journeys|faults|bench|fuzz)/',
    SECONDS_EACH.source,
    ...files.map((path) => `/${path}$`),
  ];
}

/** Ends what still runs, for a run that is broken off. */
export function breakOff(): void {
  for (const child of running) child.kill('SIGTERM');
}

async function succeeds(
  name: string,
  [command = '', ...args]: readonly string[],
  given = process.env,
): Promise<boolean> {
  const startedAt = Date.now();
  // With CI set, jest's workers colour what goes into a log file too.
  const env = process.stdout.isTTY ? given : { ...given, NO_COLOR: '1' };
  const child = spawn(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  running.add(child);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null)).once('exit', resolve);
  });
  running.delete(child);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return code === 0;
}
