import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Listening, listen, PortUnavailable } from '../../src/wiring/listen.ts';

describe('a port taken early', () => {
  const opened: Listening[] = [];
  const open = async (port = 0) => {
    const listening = await listen(port, '127.0.0.1');
    opened.push(listening);
    return listening;
  };
  afterEach(async () => {
    for (const listening of opened.splice(0)) await listening.close();
  });
  const get = async ({ port }: Listening) => (await fetch(`http://127.0.0.1:${port}/`)).text();

  test('keeps early requests until there is a handler, and later ones go straight to it', async () => {
    const listening = await open();
    const early = get(listening);
    await new Promise((heard) => listening.server.once('request', heard));
    listening.serve((request, response) => void response.end(`here is ${request.url}`));
    expect(await early).toBe('here is /');
    expect(await get(listening)).toBe('here is /');
  });

  test('that is taken already is told in one sentence that says what to do', async () => {
    const { port } = await open();
    const fault = await listen(port, '127.0.0.1').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(PortUnavailable);
    expect(fault).toMatchObject({
      port,
      code: 'EADDRINUSE',
      message: `Port ${port} of 127.0.0.1 is taken: stop the program that has it, or set PORT to another one.`,
    });
  });

  test('on an address that is not of this machine says so', async () => {
    await expect(listen(0, '192.0.2.1')).rejects.toThrow(
      /^Port 0 of 192\.0\.2\.1 cannot be listened on \(\w+\): check/,
    );
  });

  test('closes although somebody is still connected and has no answer, and twice does no harm', async () => {
    const listening = await open();
    const idle = connect(listening.port, '127.0.0.1');
    const cut = new Promise((resolve) => idle.once('close', resolve).once('error', () => {}));
    await new Promise((resolve) => idle.once('connect', resolve));
    const unanswered = get(listening).catch(() => 'cut');
    await new Promise((heard) => listening.server.once('request', heard));
    // Neither of them would ever leave.
    await Promise.all([listening.close(), listening.close()]);
    expect(await unanswered).toBe('cut');
    await cut;
    await open(listening.port);
  });
});
