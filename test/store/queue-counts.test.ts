/** The counts beside staff's queues. */
import { expect, test } from '@jest/globals';
import { countQueues } from '../../src/store/queue-counts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';
import { insertMany } from '../support/many-rows.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

const exactly = (count: number) => ({ count, isMore: false });

onBothDatabases('the counts of the queues', (open) => {
  test('say how much there is to do, in one query', async () => {
    const desk = await openTicketDesk(open);
    const ben = await desk.viewer('Ben');
    await desk.ticket();
    await desk.ticket({ status: 'open' });
    await desk.ticket({ service: 'wifi', team: 'reseau' });
    await desk.ticket({ service: 'wifi', team: 'reseau', assignee: 'Ben', status: 'waiting' });
    await desk.ticket({ team: 'rh', assignee: 'Cleo', status: 'open' });
    await desk.ticket({ team: 'reseau', assignee: 'Ben', status: 'closed' });
    expect(await countQueues(desk.db, ben)).toEqual({
      ...{ toQualify: exactly(1), ongoing: exactly(5), mine: exactly(1), unassigned: exactly(3), waiting: exactly(1) },
      held: exactly(0),
      teams: [{ slug: 'reseau', name: { fr: 'Réseau', en: 'Network' }, ongoing: exactly(2) }],
    });
    expect(await countQueues(desk.db, await desk.viewer('Dora'))).toMatchObject({ mine: exactly(0), teams: [] });
    expect(await desk.queriesOf(() => countQueues(desk.db, ben))).toBe(1);
  });

  test('leave out what is hidden', async () => {
    const desk = await openTicketDesk(open);
    await desk.ticket({ service: 'paie', team: 'reseau', status: 'waiting' });
    await desk.ticket({ service: 'paie', team: 'reseau', assignee: 'Ben' });
    const nothing = exactly(0);
    expect(await countQueues(desk.db, await desk.viewer('Ben'))).toMatchObject({
      ...{ ongoing: nothing, mine: nothing, unassigned: nothing, waiting: nothing, teams: [{ ongoing: nothing }] },
    });
    expect(await countQueues(desk.db, await desk.viewer('Cleo'))).toMatchObject({ ongoing: exactly(2) });
  });

  test('stop at a thousand', async () => {
    const desk = await openTicketDesk(open);
    const ticket = { title: '', status: 'new', priority: 'normal', opened_from: 'mail', fields: '{}', revision: 1 };
    const of = { requester_id: desk.idOf('Ada'), opened_at: NOON, updated_at: NOON };
    const add = (from: number, to: number) => {
      const numbers = Array.from({ length: to - from }, (_, at) => from + at);
      const rows = numbers.map((number) => ({ ...ticket, ...of, reference: `R-${number}` }));
      return insertMany(desk.database.write, 'tickets', rows);
    };
    const ben = await desk.viewer('Ben');
    await add(0, 1000);
    expect(await countQueues(desk.db, ben)).toMatchObject({ toQualify: exactly(1000), ongoing: exactly(1000) });
    await add(1000, 1002);
    const more = { count: 1000, isMore: true };
    expect(await countQueues(desk.db, ben)).toMatchObject({ toQualify: more, ongoing: more, waiting: exactly(0) });
  });
});
