import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDemo } from '../../src/demo/open.ts';
import { listen, PortUnavailable } from '../../src/wiring/listen.ts';
import { runningDemo } from '../support/running-demo.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const connects = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Ms between two sample mails: longer than any test, so whoever waits for the next waits in vain. */
const NEVER = 3_600_000;

const portOf = (url: string | undefined) => Number(URL.parse(url ?? '')?.port);

describe('the demonstration', () => {
  test('serves pages before its mail has come, and ends with all its ports free', async () => {
    let wasServed = false;
    const demo = await runningDemo({
      pace: NEVER,
      startWeb: async ({ listening, config, demo: abilities }) => {
        expect(abilities.people.length).toBeGreaterThan(10);
        expect(config.BASE_URL).toBe(`http://localhost:${listening.port}`);
        listening.serve((_, response) => void response.end('a page'));
        return {
          close: async () => {
            wasServed = true;
          },
        };
      },
    });
    const { config, url } = demo;
    const ports = [
      config.PORT,
      config.mailboxes[0]?.connection.kind === 'imap' ? config.mailboxes[0].connection.port : 0,
      config.MAIL_OUT_URL?.port ?? 0,
    ];
    expect(await (await fetch(url.replace('localhost', '127.0.0.1'))).text()).toBe('a page');
    expect(portOf(url)).toBe(config.PORT);
    expect(await Promise.all(ports.map(connects))).toEqual([true, true, true]);
    await demo.close();
    expect(await Promise.all(ports.map(connects))).toEqual([false, false, false]);
    expect(wasServed).toBe(true);
  });

  test('begins anew each time', async () => {
    const home = temporaryFolder('demo');
    const start = async () => runningDemo({ folder: home.path, pace: 60_000 });
    const first = await start();
    await first.until(async () => ((await first.tickets()).length >= 3 ? true : null));
    writeFileSync(join(home.path, 'left over'), '');
    await first.close();
    const second = await start();
    const references = await second.until(async () => {
      const tickets = await second.tickets();
      return tickets.length >= 3 ? tickets.map(({ reference }) => reference) : null;
    });
    expect(references).toEqual(['R-000001', 'R-000002', 'R-000003']);
    expect(existsSync(join(home.path, 'left over'))).toBe(false);
    await second.close();
    await home.remove();
  });

  test('leaves everything as it is when its port is taken', async () => {
    const home = temporaryFolder('demo');
    mkdirSync(join(home.path, 'demo'));
    writeFileSync(join(home.path, 'demo', 'guichet.db'), 'somebody’s');
    const other = await listen(0, '127.0.0.1');
    const start = openDemo({
      env: { PORT: String(other.port) },
      folder: join(home.path, 'demo'),
      startWeb: () => Promise.reject(new Error('nothing should be served')),
    });
    await expect(start).rejects.toThrow(PortUnavailable);
    expect(existsSync(join(home.path, 'demo', 'guichet.db'))).toBe(true);
    await other.close();
    await home.remove();
  });

  test('frees its port when it cannot start', async () => {
    let port = 0;
    const start = runningDemo({
      startWeb: async ({ listening }) => {
        port = listening.port;
        throw new Error('no pages');
      },
    });
    await expect(start).rejects.toThrow('no pages');
    expect(await connects(port)).toBe(false);
  });
});
