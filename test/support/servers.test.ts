/** The servers that the journeys stand on do what the journeys rely on. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { startCuttingProxy } from './cutting-proxy.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { startHungServer } from './hung-server.ts';
import { describeWithDovecot } from './missing.ts';

const ADA = { name: 'ada@univ.example', password: 'pass: word, é' };
const MAIL = 'From: ada@univ.example\nSubject: Bonjour\n\nLe Wi-Fi ne marche pas.\n';
const stops: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function dovecot(without: string[] = []): Promise<Dovecot> {
  const server = await startDovecot({ users: [ADA], without });
  stops.push(server.stop);
  return server;
}

async function signIn(port: number): Promise<ImapFlow> {
  const auth = { user: ADA.name, pass: ADA.password };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
  client.on('error', () => {});
  stops.push(() => client.close());
  await client.connect();
  return client;
}

/** A tenth of a second in which nothing came: a server on loopback answers in less than a hundredth. */
function silence(): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, 100, 'silence'));
}

async function uids(client: ImapFlow, folder = 'INBOX'): Promise<{ uidValidity: bigint; uids: number[] }> {
  const { uidValidity } = await client.mailboxOpen(folder);
  const found = await client.search({ all: true }, { uid: true });
  return { uidValidity, uids: found || [] };
}

describeWithDovecot('Dovecot', () => {
  test('offers IDLE, MOVE and UIDPLUS', async () => {
    const client = await signIn((await dovecot()).port);
    expect([...client.capabilities.keys()]).toEqual(expect.arrayContaining(['IDLE', 'MOVE', 'UIDPLUS']));
  });

  test('hides what a test wants hidden', async () => {
    const client = await signIn((await dovecot(['MOVE', 'IDLE'])).port);
    expect([...client.capabilities.keys()]).toEqual(expect.arrayContaining(['UIDPLUS']));
    expect([...client.capabilities.keys()]).not.toEqual(expect.arrayContaining(['MOVE']));
    expect([...client.capabilities.keys()]).not.toEqual(expect.arrayContaining(['IDLE']));
  });

  test('tells an idle client of a delivery', async () => {
    const server = await dovecot();
    const client = await signIn(server.port);
    await client.mailboxOpen('INBOX');
    const told = once(client, 'exists');
    void client.idle();
    await server.deliver(ADA.name, MAIL);
    expect((await told)[0]).toMatchObject({ path: 'INBOX', count: 1, prevCount: 0 });
  });

  test('keeps the order of deliveries, their flags and folders', async () => {
    const server = await dovecot();
    const subjects = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'];
    await server.deliverMany(
      ADA.name,
      subjects.map((subject) => `Subject: ${subject}\n\n`),
    );
    await server.deliver(ADA.name, MAIL, { folder: 'Traités/été', seen: true, flags: 'F' });
    const client = await signIn(server.port);
    await client.mailboxOpen('INBOX');
    const fetched = await client.fetchAll('1:*', { envelope: true });
    expect(fetched.map((mail) => mail.envelope?.subject)).toEqual(subjects);
    await client.mailboxOpen('Traités/été');
    const [mail] = await client.fetchAll('1:*', { flags: true, size: true });
    expect([...(mail?.flags ?? [])]).toEqual(expect.arrayContaining(['\\Seen', '\\Flagged']));
    // Its size is that of the mail with CRLF.
    expect(mail?.size).toBe(Buffer.byteLength(MAIL.replaceAll('\n', '\r\n')));
  });

  test('deals new UIDs under a new UIDVALIDITY', async () => {
    const server = await dovecot();
    await server.deliverMany(ADA.name, [MAIL, MAIL]);
    const first = await signIn(server.port);
    const before = await uids(first);
    await first.messageDelete('1', { uid: true });
    await server.changeUidValidity(ADA.name);
    const after = await uids(await signIn(server.port));
    expect(before.uids).toEqual([1, 2]);
    expect(after.uids).toEqual([1]);
    expect(after.uidValidity).toBeGreaterThan(before.uidValidity);
  });

  test('dies, and comes back on its port with its mails', async () => {
    const server = await dovecot();
    await server.deliver(ADA.name, MAIL);
    const client = await signIn(server.port);
    const cut = once(client, 'close');
    await server.kill();
    await cut;
    await expect(signIn(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.restart();
    expect((await uids(await signIn(server.port))).uids).toEqual([1]);
  });

  test('stands still and goes on', async () => {
    const server = await dovecot();
    const client = await signIn(server.port);
    server.pause();
    const answer = client.noop().then(() => 'answered');
    expect(await Promise.race([answer, silence()])).toBe('silence');
    server.resume();
    expect(await answer).toBe('answered');
  });

  test('is cut off in the middle of a mail by the proxy, then back', async () => {
    const server = await dovecot();
    await server.deliver(ADA.name, `Subject: long\n\n${'x'.repeat(200_000)}\n`);
    const proxy = await startCuttingProxy(server.port);
    stops.push(proxy.stop);
    const client = await signIn(proxy.port);
    await client.mailboxOpen('INBOX');
    const closed = once(client, 'close');
    proxy.cutAfter(50_000);
    await expect(client.fetchAll('1:*', { source: true })).rejects.toThrow();
    await closed;
    expect(proxy.cuts()).toBe(1);
    await proxy.refuse();
    await expect(signIn(proxy.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.pass();
    const again = await signIn(proxy.port);
    await again.mailboxOpen('INBOX');
    expect((await again.fetchAll('1:*', { source: true }))[0]?.source?.length).toBeGreaterThan(200_000);
  });
});

describe('a hung server', () => {
  test('greets and then says nothing', async () => {
    const server = await startHungServer({ greeting: '* OK ready\r\n' });
    stops.push(server.stop);
    const socket = connect(server.port, '127.0.0.1');
    stops.push(() => void socket.destroy());
    expect(String((await once(socket, 'data'))[0])).toBe('* OK ready\r\n');
    socket.write('a1 NOOP\r\n');
    expect(await Promise.race([once(socket, 'data'), silence()])).toBe('silence');
    expect(server.connections()).toBe(1);
  });
});
