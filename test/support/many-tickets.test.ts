/** The tickets that benches measure with are such as the desk would have written, on either database. */
import { expect, test } from '@jest/globals';
import { transact } from '../../src/desk/desk.ts';
import { openTicket } from '../../src/desk/open-ticket.ts';
import { listTickets } from '../../src/store/ticket-list.ts';
import { readTicketLog } from '../../src/store/ticket-log.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { onBothDatabases } from './databases.ts';
import { deskOn } from './filings.ts';
import { seedManyTickets } from './many-tickets.ts';

onBothDatabases('many tickets', (open) => {
  test('have a cast that sees some of them, and a desk that goes on', async () => {
    const database = await open();
    const { read } = database;
    const cast = await seedManyTickets(database, { tickets: 1_000 });
    const { ben, dora, ada, cleo, reference, longReference } = cast;
    for (const viewer of [ben, dora, ada]) expect(await readTicket(read, viewer, reference)).not.toBeNull();
    expect(await readTicket(read, cleo, reference)).toBeNull();
    const long = await readTicket(read, dora, longReference);
    expect((await readTicketLog(read, dora, long?.id ?? 0, { size: 2_000 })).entries).toHaveLength(1_000);
    const { rows } = await listTickets(read, ben, { state: 'closed', serviceSlug: cast.hiddenService });
    expect(rows).toEqual([]);
    const opened = await transact(deskOn(database), (work) =>
      openTicket(work, {
        ...{ title: 'One more', priority: null, serviceId: null, serviceReason: null, teamId: null, mailboxId: null },
        ...{ requesterId: ada.personId, openedBy: ada.personId, openedFrom: 'portal' as const, fields: {} },
        ...{ followsTicketId: null, mentionsTicketId: null },
      }),
    );
    expect(opened).toEqual({ ticketId: 1_001, reference: 'R-001001' });
  });
});
