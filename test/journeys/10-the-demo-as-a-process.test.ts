import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { listen } from '../../src/wiring/listen.ts';
import { freePort } from '../support/free-port.ts';

const CLEAN = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };

function start(port: number, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['src/demo/start.ts'], {
    env: { ...CLEAN, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outcome(child: ChildProcess) {
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  return { code, stdout, stderr };
}

/** What it says until it has said this. */
async function said(child: ChildProcess, words: string): Promise<string> {
  let all = '';
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    all += chunk;
    if (all.includes(words)) return all;
  }
  throw new Error(`it ended after:\n${all}`);
}

describe('npm run demo', () => {
  test('says what to open and whom to sign in as, and Ctrl+C ends it', async () => {
    const port = await freePort();
    const child = start(port, { LANG: 'en_GB.UTF-8' });
    try {
      const words = await said(child, 'Ctrl+C to stop.');
      expect(words).toContain(`http://localhost:${port}`);
      expect(words).toContain('bienvenue-au-guichet');
      expect(words).toContain('amelie.fournier@univ.example');
      expect((await fetch(`http://127.0.0.1:${port}/sign-in`)).status).toBe(200);
      const ended = outcome(child);
      // npm passes on what the terminal has sent already.
      child.kill('SIGINT');
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Stopped.'), stderr: '' });
    } finally {
      child.kill('SIGKILL');
      await rm(`data/demo-${port}`, { recursive: true, force: true });
    }
  });

  test('a port that is taken is told in one sentence, with another one that is free', async () => {
    const other = await listen(0, '127.0.0.1');
    const sentence = (start: string) => new RegExp(`^${start}.*PORT=\\d+ npm run demo\n$`);
    const french = await outcome(start(other.port, { LANG: 'fr_FR.UTF-8' }));
    expect(french).toMatchObject({ code: 1, stdout: '' });
    expect(french.stderr).toMatch(
      sentence(`Le port ${other.port} est déjà pris.: arrêtez l’autre programme, ou lancez`),
    );
    const english = await outcome(start(other.port, { LANG: 'en_GB.UTF-8' }));
    expect(english.stderr).toMatch(sentence(`Port ${other.port} is already taken: stop the other program, or run`));
    await other.close();
  });

  test('a wrong setting is told as everywhere', async () => {
    const { code, stderr } = await outcome(start(0, { PORT: 'http' }));
    expect([code, stderr]).toEqual([78, 'PORT must be a whole number from 0 to 65535, not "http".\n']);
  });
});
