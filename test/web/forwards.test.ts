/** A forwarded mail on its ticket's pages: who passed it on is seen by all, and staff may make it the forwarder's again. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { csrfIn, webDesksOn } from '../support/web-desk.ts';

onBothDatabases('the page of a forwarded mail', (open) => {
  const website = webDesksOn(open);

  const openForwarded = async (service?: string) => {
    const site = await website();
    const { id, reference } = await site.ticket(service ? { service } : {});
    const entry = await site.say(id, 'Ada', 'Elle ne répond plus.', { via: 'mail' });
    await site.database
      .write('log_entries')
      .where({ id: entry })
      .update({ forwarded_by_id: site.idOf('Ben') });
    await site.say(id, 'Ben', 'Qui peut la rappeler ?', { visibility: 'private', via: 'mail' });
    return { ...site, id, reference, path: `/staff/tickets/${reference}` };
  };

  test('says who passed it on, to staff and to whom it is from', async () => {
    const site = await openForwarded();
    expect((await (await site.signedIn('Cleo')).get(site.path)).words()).toContain('transmis par Ben');
    const hers = await (await site.signedIn('Ada')).get(`/requests/${site.reference}`);
    expect(hers.words()).toContain('transmis par Ben');
    expect(hers.words()).not.toMatch(/Qui peut la rappeler|Garder/);
  });

  test('makes it the forwarder’s, by a form without scripts, and the first sender’s again', async () => {
    const site = await openForwarded();
    const cleo = await site.signedIn('Cleo');
    const before = await cleo.get(site.path);
    expect(before.words()).toContain('Un agent a transmis le courriel de Ada');
    const given = { requester: String(site.idOf('Ben')) };
    const after = await cleo.submit(before, `${site.path}/requester`, given);
    expect(after.words()).toContain(
      'Cleo a fait de Ben le demandeur ; Ada ne participe plus à la demande'.replace(' ;', '\u202f;'),
    );
    expect((await (await site.signedIn('Ada')).get(`/requests/${site.reference}`)).status).toBe(404);
    const back = await cleo.submit(after, `${site.path}/requester`, {
      requester: String(site.idOf('Ada')),
      keep: 'yes',
    });
    expect(back.words()).toContain('Ben reste en contact');
    expect((await (await site.signedIn('Ada')).get(`/requests/${site.reference}`)).status).toBe(200);
  });

  test('of a confidential service is for its teams alone to change', async () => {
    const site = await openForwarded('paie');
    const ben = await site.signedIn('Ben');
    const _csrf = csrfIn(await ben.get('/staff/tickets'));
    const answer = await ben.post(`${site.path}/requester`, { _csrf, requester: String(site.idOf('Ben')) });
    expect(answer.status).toBe(404);
    expect((await site.row(site.reference)).requester_id).toBe(site.idOf('Ada'));
  });
});
