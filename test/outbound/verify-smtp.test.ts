import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpSettings } from '../../src/domain/smtp-settings.ts';
import { verifySmtp } from '../../src/outbound/verify-smtp.ts';
import { freePort } from '../support/free-port.ts';
import { startHungServer } from '../support/hung-server.ts';

const servers: SMTPServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ logger: false, authOptional: true, ...options });
  server.on('error', () => {});
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return (server.server.address() as AddressInfo).port;
}

const tried = (port: number, change: Partial<SmtpSettings> = {}, patience?: number) =>
  verifySmtp({ host: '127.0.0.1', port, security: 'none', user: '', password: '', ...change }, 'tests', patience);

const signIn: SMTPServerOptions = {
  allowInsecureAuth: true,
  onAuth: ({ password }, _session, done) =>
    password === 'right right' ? done(null, { user: 'x' }) : done(new Error('Who are you?')),
};

test('a server that lets us in is well, and nothing is sent', async () => {
  expect(
    await tried(await serve({ onMailFrom: (_address, _session, done) => done(new Error('Nobody should write.')) })),
  ).toBeNull();
  expect(await tried(await serve(signIn), { user: 'guichet', password: 'right right' })).toBeNull();
});

test('each fault is told with the step that it belongs to', async () => {
  const port = await serve(signIn);
  expect(await tried(port, { user: 'guichet', password: 'hunter2 hunter2' })).toEqual({
    ...{ step: 'sign-in', detail: `127.0.0.1:${port} refused the sign-in of guichet ("535 Who are you?")` },
  });
  const plain = await serve({ disabledCommands: ['STARTTLS'] });
  expect(await tried(plain, { security: 'starttls' })).toMatchObject({ step: 'tls' });
  expect(await tried(plain, { security: 'tls' })).toEqual({
    ...{ step: 'tls', detail: `127.0.0.1:${plain}: no TLS (wrong version number)` },
  });
  const strange = await serve({ secure: true });
  expect(await tried(strange, { security: 'tls' })).toMatchObject({
    step: 'tls',
    detail: expect.stringContaining('certificate'),
  });
  const closed = await freePort();
  expect(await tried(closed)).toEqual({
    ...{ step: 'reach', detail: `127.0.0.1:${closed} can't be reached (ECONNREFUSED)` },
  });
  const full = await serve({ onConnect: (_session, done) => done(new Error('Too many')) });
  expect(await tried(full)).toMatchObject({ step: 'answer' });
  const hung = await startHungServer();
  expect(await tried(hung.port, {}, 300)).toMatchObject({ step: 'answer', detail: expect.stringContaining('in time') });
  await hung.stop();
});
