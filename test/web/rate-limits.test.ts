/** How often one may try: too often is told by a page, and holds up nobody else. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { rateLimits, writeLimits } from '../../src/web/rate-limits.ts';
import { onBothDatabases } from '../support/databases.ts';
import { PASSWORD } from '../support/opened-website.ts';
import { webDesksOn } from '../support/web-desk.ts';

onBothDatabases('who sends too much', (open) => {
  const website = webDesksOn(open);
  /** As a proxy tells it that stands before the pages. */
  const from = (address: string) => ({ 'x-forwarded-for': address });

  test('waits, whatever it sends; who reads does not, nor who comes from elsewhere', async () => {
    const site = await website({ settings: { trustProxy: true } });
    const send = async (headers: Record<string, string>, method = 'POST') => {
      const answer = await fetch(`${site.url}/nowhere`, { method, headers: { ...headers, 'accept-language': 'fr' } });
      return { status: answer.status, html: await answer.text(), wait: Number(answer.headers.get('retry-after')) };
    };
    for (let round = 0; round < 20; round += 1) {
      const sent = await Promise.all(Array.from({ length: 30 }, () => send(from('2001:db8:1:2::7'))));
      expect(sent.every(({ status }) => status === 404)).toBe(true);
    }
    const refused = await send(from('2001:db8:1:2::7'));
    expect([refused.status, refused.html]).toEqual([429, expect.stringContaining('Trop d’envois')]);
    expect(refused.wait).toBeGreaterThan(0);
    expect(refused.html).not.toContain('2001:db8');
    // One household has many addresses.
    expect((await send(from('2001:db8:1:2:ffff::1'))).status).toBe(429);
    expect((await send(from('2001:db8:1:2::7'), 'GET')).status).toBe(404);
    expect((await send(from('192.0.2.1'))).status).toBe(404);
  });

  test('holds up no other browser of its network', async () => {
    const site = await website();
    const [ben, cleo] = [site.visitor(), site.visitor()];
    for (const visitor of [ben, cleo]) await visitor.get('/sign-in');
    const send = async (visitor: typeof ben) => (await visitor.post('/nowhere', {})).status;
    for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 30 }, () => send(ben)));
    expect([await send(ben), await send(cleo)]).toEqual([429, 404]);
  });

  test('is not told apart by a header that anybody may write', async () => {
    const site = await website();
    const visitor = site.visitor();
    const wrong = { email: 'ben@univ.example', password: 'x' };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const asking = { headers: from(`192.0.2.${attempt}`) };
      statuses.push((await visitor.submit('/sign-in', '/sign-in', wrong, asking)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
  });

  test('locks nobody out of signing in elsewhere, nor by forms that are none of ours', async () => {
    const site = await website({ settings: { trustProxy: true } });
    await site.signedIn('Ben');
    const right = { email: 'ben@univ.example', password: PASSWORD };
    const signIn = (visitor: ReturnType<typeof site.visitor>, given: Record<string, string>) =>
      visitor.submit('/sign-in', '/sign-in', given, { redirect: 'manual' });
    const stranger = site.visitor(from('192.0.2.1'));
    for (let attempt = 0; attempt < 12; attempt += 1)
      expect((await stranger.post('/sign-in', { ...right, password: 'x' })).status).toBe(403);
    const wrong: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      wrong.push((await signIn(stranger, { email: ' BEN@univ.example', password: 'x' })).status);
    expect(wrong).toEqual([...Array(10).fill(401), 429]);
    expect((await signIn(stranger, right)).status).toBe(429);
    expect((await signIn(site.visitor(from('192.0.2.2')), right)).status).toBe(303);
  });
});

/** The limits alone, before a door that always answers the same. */
describe('the limits', () => {
  let server: Server;
  afterEach(() => void server.close());

  /** Sends so many forms, some at a time; how many of the answers had which status. */
  async function opened(limits: readonly RequestHandler[], status: number) {
    const app = express().set('trust proxy', true).use(express.urlencoded());
    app.post('/', ...limits, (_request, response) => void response.status(status).end());
    app.use(((_fault, _request, response, _next) => void response.status(429).end()) satisfies ErrorRequestHandler);
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const send = async (address: string, email: string, cookie: string) => {
      const headers = { 'x-forwarded-for': address, cookie };
      return (await fetch(url, { method: 'POST', headers, body: new URLSearchParams({ email }) })).status;
    };
    return async (times: number, of: (at: number) => Partial<Record<'address' | 'email' | 'cookie', string>>) => {
      const statuses: number[] = [];
      for (let at = 0; at < times; at += 20) {
        const some = Array.from({ length: Math.min(20, times - at) }, (_, more) => of(at + more));
        const sent = some.map(({ address = '192.0.2.1', email = '', cookie = '' }) => send(address, email, cookie));
        statuses.push(...(await Promise.all(sent)));
      }
      return Object.fromEntries([...new Set(statuses)].map((one) => [one, statuses.filter((it) => it === one).length]));
    };
  }
  const signIn = () => rateLimits()['POST /sign-in'] ?? [];

  test('on wrong passwords hold for many accounts from one network', async () => {
    const sent = await opened(signIn(), 401);
    expect(await sent(200, (at) => ({ email: `x${at}@univ.example` }))).toEqual({ 401: 200 });
    expect(await sent(5, (at) => ({ email: `y${at}@univ.example` }))).toEqual({ 429: 5 });
    expect(await sent(1, () => ({ address: '192.0.2.2' }))).toEqual({ 401: 1 });
  });

  test('on wrong passwords hold for one account from many networks', async () => {
    const sent = await opened(signIn(), 401);
    const elsewhere = (at: number) => ({ address: `192.0.2.${at % 25}`, email: 'ben@univ.example' });
    expect(await sent(100, elsewhere)).toEqual({ 401: 100 });
    expect(await sent(25, elsewhere)).toEqual({ 429: 25 });
    expect(await sent(1, () => ({ email: 'cleo@univ.example' }))).toEqual({ 401: 1 });
  });

  test.each([303, 403, 422, 500])('count no sign-in that is answered %i', async (status) => {
    const sent = await opened(signIn(), status);
    // Fewer at a time than the smallest of them: what is under way counts until it is answered.
    for (let round = 0; round < 30; round += 1)
      expect(await sent(8, () => ({ email: 'ben@univ.example' }))).toEqual({ [status]: 8 });
  });

  test('on forms are not evaded by another cookie each time', async () => {
    const sent = await opened(writeLimits(false), 204);
    const forged = (at: number) => ({ cookie: `guichet=${String(at).padStart(43, 'x')}` });
    expect(await sent(3000, forged)).toEqual({ 204: 3000 });
    expect(await sent(1, () => forged(3000))).toEqual({ 429: 1 });
    expect(await sent(1, () => ({ ...forged(3001), address: '192.0.2.2' }))).toEqual({ 204: 1 });
  });

  test('on forms count what is no cookie of ours by the network', async () => {
    const sent = await opened(writeLimits(false), 204);
    expect(await sent(600, (at) => ({ cookie: `guichet=${at}` }))).toEqual({ 204: 600 });
    expect(await sent(1, () => ({ cookie: 'guichet=short' }))).toEqual({ 429: 1 });
  });
});
