/** The requesters' pages, where staff are requesters like any other. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

onBothDatabases('a request', (open) => {
  const website = webDesksOn(open);

  test('of staff shows them no notes, and what they do not take part in is none', async () => {
    const site = await website();
    const own = await site.ticket({ title: 'Broken chair', requester: 'Ben' });
    await site.say(own.id, 'Ben', 'It broke');
    await site.say(own.id, 'Cleo', 'He broke it', { visibility: 'private' });
    const other = await site.ticket({ title: 'No network' });
    const ben = await site.signedIn('Ben');
    const page = await ben.get(`/requests/${own.reference}`);
    expect(page.words()).toContain('It broke');
    expect(page.words()).not.toContain('He broke it');
    expect((await ben.get(`/staff/tickets/${own.reference}`)).words()).toContain('He broke it');
    expect((await ben.get(`/requests/${other.reference}`)).status).toBe(404);
    const list = (await ben.get('/requests')).words();
    expect([list.includes('Broken chair'), list.includes('No network')]).toEqual([true, false]);
    expect(list).not.toContain('He broke it');
  });

  test('tells its requester nothing of how it is worked on', async () => {
    const site = await website();
    const { id, reference } = await site.ticket({
      title: 'No network',
      service: 'wifi',
      team: 'reseau',
      assignee: 'Cleo',
    });
    await site.say(id, 'Ada', 'Nothing works');
    await site.invite(id, 'Ben', 'follower');
    await site.database.write('log_entries').update({ trust: 'failed', via: 'mail' });
    const ada = await site.signedIn('Ada');
    for (const path of [`/requests/${reference}`, '/requests', '/']) {
      const { status, html } = await ada.get(path);
      expect(status).toBe(200);
      expect(html).not.toMatch(/Cleo|Ben|Réseau|trust-failed|href="\/(?:staff|mail)/);
    }
  });

  test('is among the ongoing ones until it is closed, and counted there', async () => {
    const site = await website();
    await site.ticket({ title: 'Ongoing one', status: 'waiting' });
    await site.ticket({ title: 'Closed one', status: 'resolved' });
    await site.ticket({ title: 'Another’s', requester: 'Stranger' });
    const ada = await site.signedIn('Ada');
    const counts = ({ html }: { html: string }) =>
      [...html.matchAll(/<span class="count">(\d+)/g)].map(([, one]) => one);
    for (const [path, here, there] of [
      ['/requests', 'Ongoing one', 'Closed one'],
      ['/requests/closed', 'Closed one', 'Ongoing one'],
    ] as const) {
      const page = await ada.get(path);
      expect([page.html.includes(here), page.html.includes(there)]).toEqual([true, false]);
      expect(page.html).not.toContain('Another’s');
      expect(counts(page)).toEqual(['1', '1']);
    }
  });

  test('by the reference that it had elsewhere leads to the one that it has', async () => {
    const site = await website();
    const { id, reference } = await site.ticket();
    await site.database.write('ticket_aliases').insert({ ticket_id: id, reference: 'OLD-17' });
    const ada = await site.signedIn('Ada');
    expect((await ada.get('/requests/OLD-17')).path).toBe(`/requests/${reference}`);
    const ben = await site.signedIn('Ben');
    expect((await ben.get('/staff/tickets/OLD-17')).path).toBe(`/staff/tickets/${reference}`);
  });
});
