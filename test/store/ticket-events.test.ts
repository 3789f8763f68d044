/** What was done on a ticket: names for ids, and nothing that nobody has words for. */
import { expect, test } from '@jest/globals';
import { type AuditEvent, insertAuditEvents } from '../../src/store/audit-events.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';
import { openTicketDesk, type TicketDesk } from '../support/ticket-desk.ts';

async function tell(desk: TicketDesk, ticketId: number, events: readonly Partial<AuditEvent>[]) {
  const event = {
    actorId: desk.idOf('Ben'),
    action: '',
    subjectType: 'ticket',
    subjectId: ticketId,
    ticketId,
  } as const;
  const all = events.map((one) => ({ ...event, ...one }));
  await insertAuditEvents(desk.database.write, all, NOON);
}

onBothDatabases('the events of a ticket', (open) => {
  test('name whom and what they speak of', async () => {
    const desk = await openTicketDesk(open);
    const { idOf, services, teams } = desk;
    const { id } = await desk.ticket();
    await tell(desk, id, [
      { action: 'ticket.opened', actorId: idOf('Ada'), after: { requesterId: idOf('Ada'), openedFrom: 'mail' } },
      { action: 'ticket.contacts-added', after: { personIds: [idOf('Cleo'), idOf('Stranger')] } },
      { action: 'ticket.assigned', before: { assigneeId: null }, after: { assigneeId: idOf('Cleo') } },
      { action: 'ticket.team-changed', before: { teamId: teams.reseau }, after: { teamId: null } },
      { action: 'ticket.service-changed', before: { serviceId: null }, after: { serviceId: services.wifi } },
      { action: 'ticket.status-changed', actorId: null, before: { status: 'resolved' }, after: { status: 'closed' } },
    ]);
    const ben = await desk.viewer('Ben');
    const events = await readTicketEvents(desk.db, ben, id);
    expect(events.map(({ actor, code, values }) => [actor, code, values])).toEqual([
      ['Ada', 'ticket.opened', { actor: 'Ada', requester: 'Ada', openedFrom: 'mail', context: 'mail' }],
      ['Ben', 'ticket.contacts-added', { actor: 'Ben', people: ['Cleo', 'Stranger'], count: 2 }],
      ['Ben', 'ticket.assigned', { actor: 'Ben', before: null, after: 'Cleo' }],
      [
        ...['Ben', 'ticket.team-changed'],
        ...[{ actor: 'Ben', before_fr: 'Réseau', before_en: 'Network', after_fr: '', after_en: '', context: 'none' }],
      ],
      [
        ...['Ben', 'ticket.service-changed'],
        {
          ...{ actor: 'Ben', before_fr: '', before_en: '' },
          ...{ after_fr: 'Numérique › Wi-Fi', after_en: 'Digital › Wi-Fi' },
        },
      ],
      [null, 'ticket.status-changed', { actor: 'Guichet', before: 'resolved', after: 'closed', context: 'closed' }],
    ]);
    expect(events.every(({ at }) => at === NOON)).toBe(true);
    expect(await desk.queriesOf(() => readTicketEvents(desk.db, ben, id))).toBe(2);
  });

  test('that nobody has words for are left out, and what is missing in others does no harm', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    await tell(desk, id, [
      { action: 'ticket.polished', after: { shine: 3 } },
      { action: 'constructor' },
      { action: 'ticket.assigned', before: null, after: { assigneeId: 999_999 } },
      { action: 'ticket.contacts-added' },
      { action: 'ticket.priority-changed', before: 'low', after: ['high'] },
    ]);
    const events = await readTicketEvents(desk.db, await desk.viewer('Ben'), id);
    expect(events.map(({ code, values }) => [code, values])).toEqual([
      ['ticket.assigned', { actor: 'Ben', before: null, after: null }],
      ['ticket.contacts-added', { actor: 'Ben', people: [], count: 0 }],
      ['ticket.priority-changed', { actor: 'Ben', before: '', after: '' }],
    ]);
  });
});
