/** However many tickets there are, no page reads them all: what SQLite says it does for each query of a list. */
import { expect, test } from '@jest/globals';
import { countOwnTickets, countQueues } from '../../src/store/queue-counts.ts';
import type { TicketFilter } from '../../src/store/ticket-filters.ts';
import { listTickets } from '../../src/store/ticket-list.ts';
import { listOwnTickets } from '../../src/store/ticket-list-own.ts';
import { readTicketLog } from '../../src/store/ticket-log.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { onBothDatabases } from '../support/databases.ts';
import { openTicketDesk, type TicketDesk } from '../support/ticket-desk.ts';

const FILTERS: readonly TicketFilter[] = [
  { state: 'ongoing' },
  { state: 'closed' },
  { state: 'ongoing', status: 'waiting' },
  { state: 'ongoing', toQualify: true },
  { state: 'ongoing', assignee: 'me' },
  { state: 'closed', assignee: 'none' },
  { state: 'closed', teamSlug: 'reseau' },
  { state: 'closed', serviceSlug: 'wifi' },
  { state: 'closed', serviceSlug: 'numerique' },
  { state: 'closed', serviceSlug: 'paie' },
  { state: 'closed', requesterId: 1 },
  { state: 'closed', priority: 'urgent' },
  { state: 'closed', priority: 'high', teamSlug: 'reseau', assignee: 'none', serviceSlug: 'wifi' },
];

/** The steps of every query that a piece of work asks, those on the log and on tickets alone. */
async function stepsOf({ db }: TicketDesk, work: () => Promise<unknown>): Promise<string[]> {
  const asked: { sql: string; bindings: unknown[] }[] = [];
  const note = (query: (typeof asked)[number]) => void asked.push(query);
  db.on('query', note);
  await work();
  db.removeListener('query', note);
  const steps: string[] = [];
  for (const { sql, bindings } of asked) {
    const plan: { detail: string }[] = await db.raw(`explain query plan ${sql}`, bindings as string[]);
    steps.push(...plan.map(({ detail }) => detail));
  }
  return steps.filter((step) =>
    /^(SCAN|SEARCH) (tickets|log_entries|said|last|others|ticket_contacts|invited)\b/.test(step),
  );
}

const READS_ALL = /^SCAN/;
/** An index in which the tickets of one status and one lead stand in the list's order. */
const IN_ORDER =
  /^SEARCH tickets USING (COVERING )?INDEX (tickets_by_priority|tickets_(\w+_id_)?status_updated_at_id_index)/;

onBothDatabases('the queries of a page', (open) => {
  test('read no table from one end to the other', async () => {
    const desk = await openTicketDesk(open);
    if (desk.database.dialect !== 'sqlite') return;
    const { id, reference } = await desk.ticket({ service: 'wifi' });
    const ben = await desk.viewer('Ben');
    const works = [
      ...FILTERS.map((filter) => () => listTickets(desk.db, ben, filter)),
      () => listTickets(desk.db, ben, { state: 'ongoing' }, { after: '1-1' }),
      () => listOwnTickets(desk.db, ben.personId, 'closed'),
      () => countQueues(desk.db, ben),
      () => countOwnTickets(desk.db, ben.personId),
      () => readTicket(desk.db, ben, reference),
      () => readTicketLog(desk.db, ben, id),
    ];
    for (const work of works) {
      const steps = await stepsOf(desk, work);
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.filter((step) => READS_ALL.test(step))).toEqual([]);
    }
  });

  test('find the tickets of a list in its own order', async () => {
    const desk = await openTicketDesk(open);
    if (desk.database.dialect !== 'sqlite') return;
    const ben = await desk.viewer('Ben');
    for (const filter of FILTERS) {
      const steps = await stepsOf(desk, () => listTickets(desk.db, ben, filter));
      const found = steps.filter((step) => step.startsWith('SEARCH tickets ') && !step.includes('PRIMARY KEY'));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((step) => !IN_ORDER.test(step))).toEqual([]);
    }
  });
});
