/** Tickets of a confidential service (J6): over HTTP, whoever is not meant to see one finds no trace of it. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, file, mailboxOf } from '../support/filings.ts';
import type { Client } from '../support/http-client.ts';
import { csrfIn, type WebDesk, webDesksOn } from '../support/web-desk.ts';

const HOUR = 3_600_000;
const SECRETS = /harcèlement|témoin|certificat|R-000002/i;

/** Ada's ticket about pay, with a note and files, that came by mail; and one of hers that all of staff see. */
async function furnish(site: WebDesk) {
  await site.ticket({ title: 'Wi-Fi', service: 'wifi', team: 'reseau' });
  const { id, reference } = await site.ticket({ title: 'Harcèlement', service: 'paie', team: 'rh', assignee: 'Cleo' });
  const said = { ...(await site.keep('said')), contentType: 'image/png' };
  await site.say(id, 'Ada', 'Un témoin', { files: [file('certificat.png', said)] });
  const noted = { ...(await site.keep('noted')), contentType: 'image/png' };
  await site.say(id, 'Cleo', 'Note du témoin', { visibility: 'private', files: [file('certificat2.png', noted)] });
  const { id: mailboxId } = await mailboxOf(site.desk);
  const bytes = 'Subject: certificat'.padEnd(100);
  await site.keep(bytes);
  const [mail] = await arrive(site.desk, mailboxId, [1], { bytes: () => bytes });
  const settled = { disposition: 'failed', findings: '[]', subject: 'certificat', ticket_id: id };
  await site.database.write('received_emails').where({ id: mail }).update(settled);
  return { id, reference, mail };
}

const ACTS = {
  assignment: { assignee: 'me' },
  team: { team: 'reseau' },
  service: { service: 'wifi' },
  priority: { priority: 'urgent' },
  status: { status: 'waiting' },
  requester: { requester: '1' },
  notes: { text: 'I was here' },
  closure: { as: 'closed' },
  reopening: {},
};

const csrfOf = async (client: Client) => csrfIn(await client.get('/requests'));

/** Asks for everything there is of the ticket, beside its own page, and finds nothing. */
async function findsNothing(site: WebDesk, client: Client, { reference, mail }: Awaited<ReturnType<typeof furnish>>) {
  const nowhere = (await client.get('/no-such-page')).words();
  const pages = [`/requests/${reference}`, '/files/1', '/files/1/image', '/files/2', '/files/2/image'];
  for (const path of [...pages, `/mail/${mail}`, `/mail/${mail}/raw`]) {
    const { status, words } = await client.get(path);
    expect([path, status, words()]).toEqual([path, 404, nowhere]);
  }
  const _csrf = await csrfOf(client);
  const acts = Object.entries(ACTS).map(([act, form]) => [`/staff/tickets/${reference}/${act}`, form] as const);
  for (const [path, form] of [...acts, [`/mail/${mail}/replay`, {}] as const]) {
    const { status, words } = await client.post(path, { ...form, _csrf });
    // What they wrote themselves is theirs to keep.
    const nothing = path.replace(reference, 'R-999999').replace(`/mail/${mail}/`, '/mail/999999/');
    const unknown = await client.post(nothing, { ...form, _csrf });
    expect([path, status, words()]).toEqual([path, 404, unknown.words()]);
  }
  const ada = site.idOf('Ada');
  const cleo = site.idOf('Cleo');
  const filters = [
    '',
    'team=rh',
    'service=paie',
    `requester=${ada}`,
    `assignee=${cleo}`,
    'priority=normal',
    'status=new',
  ];
  for (const headers of [{}, { 'hx-request': 'true' }]) {
    for (const filter of filters) {
      const list = await client.get(`/staff/tickets?${filter}`, { headers });
      expect([filter, list.status]).toEqual([filter, 200]);
      expect(list.html).not.toMatch(SECRETS);
      // To qualify, ongoing, mine, unassigned, waiting; then the teams.
      expect(countsIn(list.html).slice(0, 5)).toEqual(['0', '1', '0', '1', '0']);
    }
  }
  const journal = await client.get('/mail');
  expect(journal.status).toBe(200);
  expect(journal.html).not.toMatch(SECRETS);
  expect(await site.events(reference)).toEqual([]);
}

const countsIn = (html: string) => [...html.matchAll(/<span class="count">([^<]*)</g)].map(([, count]) => count);

onBothDatabases('a confidential ticket', (open) => {
  const website = webDesksOn(open);

  test('is nowhere for an agent of another team', async () => {
    const site = await website();
    const secret = await furnish(site);
    const ben = await site.signedIn('Ben');
    await findsNothing(site, ben, secret);
    const nowhere = (await ben.get('/no-such-page')).words();
    const page = await ben.get(`/staff/tickets/${secret.reference}`);
    expect([page.status, page.words()]).toEqual([404, nowhere]);
    const disclosing = { reason: 'curious', _csrf: await csrfOf(ben) };
    const disclosed = await ben.post(`/staff/tickets/${secret.reference}/disclosure`, disclosing);
    expect([disclosed.status, disclosed.words()]).toEqual([404, nowhere]);
    const other = await ben.get('/staff/tickets/R-000001');
    expect([other.status, SECRETS.test(other.html)]).toEqual([200, false]);
    // Nor is it counted among what else its requester asked for.
    expect(other.html).not.toContain('/staff/tickets?requester=');
    const cleo = await site.signedIn('Cleo');
    expect((await cleo.get('/staff/tickets/R-000001')).html).toContain('/staff/tickets?requester=');
  });

  test('is there for an agent of its team', async () => {
    const site = await website();
    const { reference, mail } = await furnish(site);
    const cleo = await site.signedIn('Cleo');
    expect((await cleo.get('/staff/tickets')).words()).toMatch(/Harcèlement/);
    expect((await cleo.get(`/staff/tickets/${reference}`)).words()).toMatch(/Note du témoin/);
    for (const path of ['/files/1', '/files/2', `/mail/${mail}`]) expect((await cleo.get(path)).status).toBe(200);
  });

  test('shows an administrator nothing until there is a reason, which is audited; then this session, for an hour', async () => {
    const site = await website();
    const secret = await furnish(site);
    const path = `/staff/tickets/${secret.reference}`;
    const dora = await site.signedIn('Dora');
    const elsewhere = await site.signedIn('Dora');
    await findsNothing(site, dora, secret);

    const asked = await dora.get(path);
    expect([asked.status, asked.words()]).toEqual([200, expect.stringContaining('Demande confidentielle')]);
    expect(asked.html).not.toMatch(/harcèlement|témoin|certificat|Cleo|\bAda\b/i);
    expect((await dora.submit(asked, `${path}/disclosure`, { reason: ' x ' })).status).toBe(422);
    expect(await site.events(secret.reference)).toEqual([]);

    const shown = await dora.submit(asked, `${path}/disclosure`, { reason: 'Plainte du 12' });
    expect([shown.status, shown.path]).toEqual([200, path]);
    expect(shown.words()).toMatch(/Note du témoin/);
    expect(await site.events(secret.reference)).toEqual([
      { action: 'ticket.disclosed', actor: 'Dora', before: null, after: { reason: 'Plainte du 12' } },
    ]);
    expect((await dora.get('/staff/tickets')).words()).toMatch(/Harcèlement/);
    expect((await dora.get('/files/2')).status).toBe(200);
    expect((await elsewhere.get(path)).html).not.toMatch(/harcèlement|témoin/i);
    expect((await elsewhere.get('/files/2')).status).toBe(404);

    site.clock.now += HOUR + 1;
    expect((await dora.get(path)).html).not.toMatch(/harcèlement|témoin/i);
    expect((await dora.get('/files/2')).status).toBe(404);
    expect((await dora.get('/staff/tickets')).html).not.toMatch(SECRETS);
  });

  test('of an administrator who takes part in it is theirs as a request, and can be asked for as staff', async () => {
    const site = await website();
    const { id, reference } = await furnish(site);
    await site.invite(id, 'Dora');
    const path = `/staff/tickets/${reference}`;
    const dora = await site.signedIn('Dora');
    const asked = await dora.get(path);
    expect([asked.path, asked.words()]).toEqual([path, expect.stringContaining('Demande confidentielle')]);
    expect(asked.html).toContain(`href="/requests/${reference}"`);
    const shown = await dora.submit(asked, `${path}/disclosure`, { reason: 'Plainte du 12' });
    expect(shown.words()).toMatch(/Note du témoin/);
  });

  test('is nowhere for an agent of another team who followed it', async () => {
    const site = await website();
    const { id, reference } = await furnish(site);
    await site.invite(id, 'Ben', 'follower');
    const ben = await site.signedIn('Ben');
    for (const path of [`/staff/tickets/${reference}`, `/requests/${reference}`, '/files/1'])
      expect([path, (await ben.get(path)).status]).toEqual([path, 404]);
    expect((await ben.get('/staff/tickets')).html).not.toMatch(SECRETS);
  });

  test('is a request like any other to those who take part in it: without notes', async () => {
    const site = await website();
    const { id, reference } = await furnish(site);
    await site.invite(id, 'Ben');
    for (const name of ['Ada', 'Ben'] as const) {
      const client = await site.signedIn(name);
      const page = await client.get(`/requests/${reference}`);
      expect(page.words()).toMatch(/Harcèlement.*Un témoin.*certificat\.png/);
      expect(page.html).not.toMatch(/Note du témoin|certificat2/);
      expect((await client.get('/requests')).words()).toMatch(/Harcèlement/);
      expect((await client.get('/requests')).words()).not.toMatch(/Note du témoin/);
      expect([(await client.get('/files/1')).status, (await client.get('/files/2')).status]).toEqual([200, 404]);
    }
    const ben = await site.signedIn('Ben');
    expect((await ben.get(`/staff/tickets/${reference}`)).path).toBe(`/requests/${reference}`);
    // What staff alone may do, a participant may not.
    const _csrf = await csrfOf(ben);
    for (const [act, form] of Object.entries(ACTS))
      expect((await ben.post(`/staff/tickets/${reference}/${act}`, { ...form, _csrf })).status).toBe(404);
    expect(await site.events(reference)).toEqual([]);
  });

  test('is gone for a contact who was removed', async () => {
    const site = await website();
    const { id, reference } = await furnish(site);
    await site.invite(id, 'Stranger');
    const stranger = await site.signedIn('Stranger');
    const paths = [`/requests/${reference}`, '/files/1', '/files/1/image'];
    for (const path of paths) expect([path, (await stranger.get(path)).status]).toEqual([path, 200]);
    await site.remove(id, 'Stranger');
    for (const path of paths) expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await stranger.get('/requests')).html).not.toMatch(SECRETS);
    expect(countsIn((await stranger.get('/')).html)).toEqual(['0', '0']);
  });
});
