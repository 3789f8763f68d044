/** A ticket's page: found by its references, with everything that belongs to it, and no more than its reader may know. */
import { expect, test } from '@jest/globals';
import { finding } from '../../src/domain/finding.ts';
import { insertProposals } from '../../src/store/contacts.ts';
import { replaceFields } from '../../src/store/services.ts';
import { readTicket } from '../../src/store/ticket-page.ts';
import { onBothDatabases } from '../support/databases.ts';
import { addressOf } from '../support/help-desk.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

onBothDatabases('a ticket', (open) => {
  test('is found by its reference, and by those that it had elsewhere', async () => {
    const desk = await openTicketDesk(open);
    const { id, reference } = await desk.ticket();
    const other = await desk.ticket();
    await desk.database.write('ticket_aliases').insert([
      { reference: 'ITOP-4711', ticket_id: id },
      // Somebody else's reference in the other system is a ticket of ours.
      { reference: other.reference, ticket_id: id },
    ]);
    const ben = await desk.viewer('Ben');
    const find = async (written: string) => (await readTicket(desk.db, ben, written))?.reference ?? null;
    for (const written of [reference, 'ITOP-4711', 'itop-4711', 'r-000001'])
      expect(await find(written)).toBe(reference);
    expect(await find(other.reference)).toBe(other.reference);
    for (const written of ['', 'R-9', '\0', "R-000001'", 'x'.repeat(5000)]) expect(await find(written)).toBeNull();
  });

  test('comes with all that its page shows, in few queries', async () => {
    const desk = await openTicketDesk(open);
    const { idOf, services } = desk;
    const before = await desk.ticket();
    const mentioned = await desk.ticket({ requester: 'Stranger' });
    const { id, reference } = await desk.ticket({
      ...{ title: 'No network', service: 'wifi', team: 'reseau', assignee: 'Ben', status: 'open', priority: 'high' },
      ...{ follows: before.id, mentions: mentioned.id },
    });
    const openedAt = desk.clock.now;
    const reason = finding('choose', 'ok', 'tag', { tag: 'wifi' });
    await desk.database
      .write('tickets')
      .where({ id })
      .update({ service_reason: JSON.stringify(reason) });
    await desk.invite(id, 'Stranger');
    await desk.invite(id, 'Cleo', 'follower');
    await desk.invite(id, 'Dora');
    await desk.remove(id, 'Dora');
    const eve = { name: 'Eve', address: 'Eve@elsewhere.example', reason: 'cap' } as const;
    await insertProposals(desk.database.write, id, [eve], openedAt);
    const person = (name: 'Ada' | 'Cleo' | 'Stranger') => ({ id: idOf(name), name, address: addressOf(name) });
    const ben = await desk.viewer('Ben');
    const ticket = await readTicket(desk.db, ben, reference);
    expect(ticket).toEqual({
      ...{ id, reference, title: 'No network', status: 'open', priority: 'high', openedFrom: 'mail', revision: 1 },
      ...{ openedAt, updatedAt: openedAt, resolvedAt: null, closedAt: null, asStaff: true },
      service: {
        ...{ id: services.wifi, slug: 'wifi', isConfidential: false },
        path: { fr: 'Numérique › Wi-Fi', en: 'Digital › Wi-Fi' },
      },
      serviceReason: reason,
      team: { slug: 'reseau', name: { fr: 'Réseau', en: 'Network' } },
      assignee: { id: idOf('Ben'), name: 'Ben' },
      requester: person('Ada'),
      contacts: [
        { ...person('Stranger'), role: 'contact', addedAt: openedAt + 60_000 },
        { ...person('Cleo'), role: 'follower', addedAt: openedAt + 120_000 },
      ],
      proposals: [eve],
      ...{ requesterChoices: [{ id: idOf('Stranger'), name: 'Stranger' }], isForwarded: false },
      fields: [],
      ...{ follows: before.reference, mentions: mentioned.reference, otherTickets: { count: 1, isMore: false } },
    });
    expect(await desk.queriesOf(() => readTicket(desk.db, ben, reference))).toBe(2);
    // What staff keep to themselves, and what the requester never took part in.
    expect(await readTicket(desk.db, await desk.viewer('Ada'), reference)).toEqual({
      ...ticket,
      ...{ asStaff: false, serviceReason: null, contacts: ticket?.contacts.slice(0, 1), proposals: [], mentions: null },
      requesterChoices: [],
    });
  });

  test('has nothing but a requester when nothing else is known', async () => {
    const desk = await openTicketDesk(open);
    const { reference } = await desk.ticket();
    expect(await readTicket(desk.db, await desk.viewer('Ben'), reference)).toMatchObject({
      ...{ service: null, serviceReason: null, team: null, assignee: null, contacts: [], proposals: [], fields: [] },
      ...{ follows: null, mentions: null, otherTickets: { count: 0 }, requester: { name: 'Ada' } },
    });
  });

  test('shows what its form was answered, in the words of the form', async () => {
    const desk = await openTicketDesk(open);
    const words = (fr: string, en: string) => ({ fr, en });
    const field = { help: words('', ''), isMandatory: false, choices: [], shownWhen: null };
    const choices = [
      { slug: 'pc', label: words('Ordinateur', 'Computer') },
      { slug: 'phone', label: words('Téléphone', 'Phone') },
    ];
    await replaceFields(desk.database.write, desk.services.wifi as number, [
      { ...field, slug: 'place', kind: 'text', label: words('Lieu', 'Place') },
      { ...field, slug: 'unanswered', kind: 'text', label: words('Autre', 'Other') },
      { ...field, slug: 'devices', kind: 'choices', label: words('Appareils', 'Devices'), choices },
    ]);
    const fields = { gone: 'said', devices: ['phone', 'pc', 'fridge'], place: 'B 214' };
    const { reference } = await desk.ticket({ service: 'wifi', fields });
    expect((await readTicket(desk.db, await desk.viewer('Ben'), reference))?.fields).toEqual([
      { slug: 'place', kind: 'text', label: words('Lieu', 'Place'), answer: words('B 214', 'B 214') },
      {
        ...{ slug: 'devices', kind: 'choices', label: words('Appareils', 'Devices') },
        answer: words('Téléphone, Ordinateur, fridge', 'Phone, Computer, fridge'),
      },
      { slug: 'gone', kind: null, label: words('gone', 'gone'), answer: words('said', 'said') },
    ]);
  });
});
