import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

/** However much there is on a page: a query for each row would make it slower with every ticket. */
const MOST = 10;

onBothDatabases('pages ask few queries', (open) => {
  const openDesk = webDesksOn(open);

  test('each of them, with much to show', async () => {
    const desk = await openDesk();
    const field = { fr: 'Lieu', en: 'Place' };
    await desk.database.write('form_fields').insert({
      ...{ service_id: desk.services.wifi, position: 0, slug: 'place', kind: 'text', is_mandatory: false },
      definition: JSON.stringify({ label: field, help: field, choices: [], shownWhen: null }),
    });
    const busy = { service: 'wifi', team: 'reseau', assignee: 'Ben', fields: { place: 'B 214' } } as const;
    const first = await desk.ticket(busy);
    for (let more = 0; more < 30; more += 1) {
      const { id } = await desk.ticket({ ...busy, follows: first.id, mentions: first.id });
      await desk.invite(id, 'Cleo');
      for (const author of ['Ada', 'Ben', 'Cleo'] as const) await desk.say(id, author, `${author} says so`);
    }
    const [ben, ada] = [await desk.signedIn('Ben'), await desk.signedIn('Ada')];
    const staff = ['', '?state=closed', '?service=numerique&team=reseau&assignee=me', '/R-000031'];
    const asked: [typeof ben, string][] = [
      ...staff.map((path): [typeof ben, string] => [ben, `/staff/tickets${path}`]),
      ...['/mail', '/mail/held', '/mail/outbox', '/mail/senders', '/requests'].map((path): [typeof ben, string] => [
        ben,
        path,
      ]),
      ...['/', '/requests', '/requests/closed', '/requests/R-000031'].map((path): [typeof ben, string] => [ada, path]),
    ];
    const queries: [string, number][] = [];
    for (const [who, path] of asked) {
      queries.push([path, await desk.queriesOf(async () => expect((await who.get(path)).status).toBe(200))]);
    }
    expect(queries.filter(([, count]) => count < 1 || count > MOST)).toEqual([]);
  });
});
