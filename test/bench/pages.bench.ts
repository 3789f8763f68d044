/** What the queries of a page cost with many tickets: each list, the counts beside it, a ticket with all that was said on it. */
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.ts';
import { countOwnTickets, countQueues } from '../../src/store/queue-counts.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import type { TicketFilter } from '../../src/store/ticket-filters.ts';
import { listTickets } from '../../src/store/ticket-list.ts';
import { listOwnTickets } from '../../src/store/ticket-list-own.ts';
import { readTicketLog } from '../../src/store/ticket-log.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { seedManyTickets } from '../support/many-tickets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROUNDS = 60;

export async function bench([tickets = '100000']: string[]): Promise<void> {
  const folder = temporaryFolder('bench');
  const database = await openDatabase(`sqlite:${join(folder.path, 'guichet.db')}`);
  try {
    await database.migrate();
    const startedAt = performance.now();
    const cast = await seedManyTickets(database, { tickets: Number(tickets) });
    const seconds = (performance.now() - startedAt) / 1000;
    process.stdout.write(`${tickets} tickets (SQLite), made in ${seconds.toFixed(0)} s\n\n`);
    process.stdout.write(`| queries of | median | p95 |\n|---|---|---|\n`);
    for (const [name, read] of pagesOf(database.read, cast)) await measure(name, read);
  } finally {
    await database.close();
    await folder.remove();
  }
}

type Read = () => Promise<unknown>;
type Opened = Awaited<ReturnType<typeof openDatabase>>['read'];
type Cast = Awaited<ReturnType<typeof seedManyTickets>>;

function pagesOf(db: Opened, cast: Cast): [string, Read][] {
  const { ben, ada, cleo } = cast;
  const list = (filter: Partial<TicketFilter>): Read => {
    return () => listTickets(db, ben, { state: 'ongoing', ...filter });
  };
  return [
    ['ongoing', list({})],
    ['ongoing, 100 pages down', deep(db, cast)],
    ['closed', list({ state: 'closed' })],
    ['to qualify', list({ toQualify: true })],
    ['assigned to me', list({ assignee: 'me' })],
    ['assigned to nobody', list({ assignee: 'none' })],
    ['of a team', list({ teamSlug: cast.team })],
    ['of a common service', list({ serviceSlug: cast.commonService })],
    ['of a rare service, closed', list({ serviceSlug: cast.rareService, state: 'closed' })],
    ['of a family', list({ serviceSlug: cast.family })],
    ['of a hidden service, closed', list({ serviceSlug: cast.hiddenService, state: 'closed' })],
    ['urgent', list({ priority: 'urgent' })],
    ['urgent, of a team, assigned to nobody, closed', list({ ...RARE, teamSlug: cast.team })],
    ['of a requester, closed', list({ requesterId: cleo.personId, state: 'closed' })],
    ['counts of the queues', () => countQueues(db, ben)],
    ['my requests', () => listOwnTickets(db, ada.personId, 'ongoing')],
    ['my requests, 4,000 of them', () => listOwnTickets(db, cleo.personId, 'closed')],
    ['counts of my requests, 4,000 of them', () => countOwnTickets(db, cleo.personId)],
    ['a ticket with its log and events', ticket(db, cast, cast.reference)],
    ['a ticket with 1,000 entries', ticket(db, cast, cast.longReference)],
  ];
}

const RARE = { priority: 'urgent', assignee: 'none', state: 'closed' } as const;

function deep(db: Opened, { ben }: Cast): Read {
  let cursor: Promise<string | null> | null = null;
  const goDown = async () => {
    let after: string | null = null;
    for (let page = 0; page < 25; page++) {
      const { next } = await listTickets(db, ben, { state: 'ongoing' }, { after, size: 200 });
      after = next ?? after;
    }
    return after;
  };
  return async () => {
    cursor ??= goDown();
    return listTickets(db, ben, { state: 'ongoing' }, { after: await cursor });
  };
}

function ticket(db: Opened, { ben }: Cast, reference: string): Read {
  return async () => {
    const found = await readTicket(db, ben, reference);
    if (!found) throw new Error(`${reference} is not there`);
    await Promise.all([readTicketLog(db, ben, found.id), readTicketEvents(db, ben, found.id)]);
  };
}

async function measure(name: string, read: Read): Promise<void> {
  const times: number[] = [];
  // The first ones find neither prepared statements nor pages in memory.
  for (let round = -5; round < ROUNDS; round++) {
    const startedAt = performance.now();
    await read();
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  times.sort((one, other) => one - other);
  const [median = 0, p95 = 0] = [times[ROUNDS >> 1], times[Math.floor(ROUNDS * 0.95)]];
  process.stdout.write(`| ${name} | ${median.toFixed(1)} ms | ${p95.toFixed(1)} ms |\n`);
}
