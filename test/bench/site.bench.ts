/**
 * What pages cost on the server with many tickets, whole: from the request to the last byte of the answer, queries, words
 * and all, for one client. Beside it, the queries that each asks.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createLog } from '../../src/ground/log.ts';
import { templateWorkshop } from '../../src/outbound/template-workshop.ts';
import { openBlobFolder } from '../../src/store/blobs.ts';
import { openDatabase } from '../../src/store/database.ts';
import { insertSession } from '../../src/store/sessions.ts';
import { createApp } from '../../src/web/app.ts';
import { hashOf } from '../../src/web/cookies.ts';
import { deskOn } from '../support/filings.ts';
import { type ManyTickets, seedManyTickets } from '../support/many-tickets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROUNDS = 60;
const SECRET = 's'.repeat(43);

export async function bench([tickets = '100000']: string[]): Promise<void> {
  const folder = temporaryFolder('bench');
  const database = await openDatabase(`sqlite:${join(folder.path, 'guichet.db')}`);
  const server = createServer();
  try {
    await database.migrate();
    const cast = await seedManyTickets(database, { tickets: Number(tickets) });
    const desk = { ...deskOn(database), clock: Date.now };
    const blobs = await openBlobFolder(join(folder.path, 'blobs'));
    const settings = { baseUrl: null, defaultLocale: 'fr' as const, trustProxy: false, mailAddress: 'a@univ.example' };
    const given = {
      keys: ['k'.repeat(32)],
      log: createLog('silent'),
      readMailText: async () => null,
      mailWaits: () => {},
      demo: null,
    };
    const app = createApp({ desk, blobs, settings, templates: templateWorkshop, ...given });
    const spent: number[] = [];
    server.on('request', (request, response) => {
      const from = performance.now();
      response.once('finish', () => spent.push(performance.now() - from));
      app(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    let queries = 0;
    database.read.on('query', () => {
      queries += 1;
    });
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.stdout.write(
      `${tickets} tickets (SQLite)\n\n| page | median ms | p95 ms | queries | KB |\n|---|---|---|---|---|\n`,
    );
    for (const [who, paths] of pagesOf(cast)) {
      const now = Date.now();
      const times = { createdAt: now, lastSeenAt: now, expiresAt: now + 3_600_000 };
      await database.write('sessions').delete();
      await insertSession(database.write, { tokenHash: hashOf(SECRET), personId: who, data: {}, ...times });
      for (const path of paths) {
        spent.length = 0;
        let bytes = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          queries = 0;
          const answer = await fetch(site + path, { headers: { cookie: `guichet=${SECRET}` }, redirect: 'manual' });
          if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
          bytes = (await answer.text()).length;
        }
        const sorted = spent.toSorted((one, other) => one - other);
        const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
        process.stdout.write(`| ${path} | ${at(0.5)} | ${at(0.95)} | ${queries} | ${Math.round(bytes / 1000)} |\n`);
      }
    }
  } finally {
    server.closeAllConnections();
    server.close();
    await database.close();
    await folder.remove();
  }
}

function pagesOf({
  ben,
  cleo,
  team,
  family,
  rareService,
  reference,
  longReference,
}: ManyTickets): [number, string[]][] {
  const list = '/staff/tickets';
  const lists = [
    '',
    '?state=closed',
    '?assignee=me',
    `?team=${team}`,
    `?service=${family}`,
    `?service=${rareService}&state=closed`,
  ];
  const staff = [...lists.map((query) => list + query), `${list}/${reference}`, `${list}/${longReference}`, '/mail'];
  return [
    [ben.personId, staff],
    [cleo.personId, ['/', '/requests', '/requests/closed']],
  ];
}
