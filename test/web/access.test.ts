/** Who may use which route: every one of the table, asked over HTTP by nobody, a requester and an agent. */
import { describe, expect, test } from '@jest/globals';
import { linkToken } from '../../src/domain/link-token.ts';
import { writeSenderPolicy } from '../../src/store/sender-policies.ts';
import { ACCESS, type Route, verdictOn } from '../../src/web/access.ts';
import { sentLetters } from '../../src/web/demo/sent-letters.ts';
import { ROUTES } from '../../src/web/routes.ts';
import type { Web } from '../../src/web/web.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, file, mailboxOf } from '../support/filings.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { mailOut } from '../support/outbox-rows.ts';
import { csrfIn, routesOf, type WebDesk, webDesksOn } from '../support/web-desk.ts';

const ALL = Object.keys(ACCESS) as Route[];
const DEMO: Web['demo'] = {
  people: [],
  send: async () => 'letter@univ.example',
  whatBecameOf: async () => null,
  isHelpDesk: () => false,
  sent: sentLetters(),
  receivedBy: async () => [],
  owners: () => [],
};

/** A ticket of somebody else with a file, and a mail that failed: what staff's routes are about. */
async function furnish(site: WebDesk) {
  const { id, reference } = await site.ticket({ title: 'Secret title', requester: 'Stranger', team: 'reseau' });
  const image = await site.keep('image');
  await site.say(id, 'Stranger', 'Secret words', {
    files: [file('secret.png', { ...image, contentType: 'image/png', contentId: 'a@b' })],
  });
  const { id: mailboxId } = await mailboxOf(site.desk);
  const bytes = 'Subject: Secret'.padEnd(100);
  await site.keep(bytes);
  const [mail] = await arrive(site.desk, mailboxId, [1], { bytes: () => bytes });
  await site.database.write('received_emails').where({ id: mail }).update({
    disposition: 'failed',
    findings: '[]',
    is_concern_known: true,
    subject: 'Secret subject',
    from_address: 'stranger@univ.example',
  });
  const [held] = await arrive(site.desk, mailboxId, [2]);
  await site.database
    .write('received_emails')
    .where({ id: held })
    .update({
      ...{ disposition: 'held', reason: 'bulk', findings: '[]', is_concern_known: true },
      ...{ subject: 'Secret subject', from_address: 'stranger@univ.example' },
    });
  const blocked = { address: 'stranger@clients.example', isBlocked: true };
  const limits = { ticketsAnHour: null, acknowledgementsAnHour: null };
  const by = { changedBy: site.idOf('Dora'), now: site.clock.now };
  await writeSenderPolicy(site.database.write, { ...blocked, ...limits }, by);
  const link = linkToken(site.web.keys, { to: 'leave', ticketId: id, personId: site.idOf('Stranger') });
  const sent = { ticketId: id, recipient: 'stranger@univ.example', state: 'failed' } as const;
  const out = await mailOut(site.database.write, sent);
  return { reference, mail, held, link, out };
}

const SECRETS = /secret|stranger|R-000001/i;

/** How each route is used; one that is new must be put here. */
function usesOf({ reference, mail, held, link, out }: Awaited<ReturnType<typeof furnish>>) {
  const ticket = `/staff/tickets/${reference}`;
  const uses: Record<Route, readonly [path: string, form?: Record<string, string>]> = {
    'GET /healthz': ['/healthz'],
    'GET /readyz': ['/readyz'],
    'GET /': ['/'],
    'GET /sign-in': ['/sign-in'],
    'POST /sign-in': ['/sign-in', { email: 'nobody@univ.example', password: 'x' }],
    'POST /sign-out': ['/sign-out', {}],
    'POST /language': ['/language', { language: 'fr', next: '/sign-in' }],
    'GET /s/:token': [`/s/${link}`],
    'POST /s/:token': [`/s/${link}`, { act: 'leave' }],
    'GET /preferences': ['/preferences'],
    'POST /preferences': ['/preferences', { notify: 'digest' }],
    'GET /requests': ['/requests'],
    'GET /requests/closed': ['/requests/closed'],
    'GET /requests/:reference': [`/requests/${reference}`],
    'GET /files/:id': ['/files/1'],
    'GET /files/:id/image': ['/files/1/image'],
    'GET /staff': ['/staff'],
    'GET /staff/tickets': ['/staff/tickets?team=reseau'],
    'GET /staff/tickets/:reference': [ticket],
    'POST /staff/tickets/:reference/assignment': [`${ticket}/assignment`, { assignee: 'me' }],
    'POST /staff/tickets/:reference/team': [`${ticket}/team`, { team: 'rh' }],
    'POST /staff/tickets/:reference/service': [`${ticket}/service`, { service: 'wifi' }],
    'POST /staff/tickets/:reference/priority': [`${ticket}/priority`, { priority: 'high' }],
    'POST /staff/tickets/:reference/status': [`${ticket}/status`, { status: 'waiting' }],
    'POST /staff/tickets/:reference/requester': [`${ticket}/requester`, { requester: '5' }],
    'POST /staff/tickets/:reference/replies': [`${ticket}/replies`, { text: 'Seen', send: 'keep' }],
    'POST /staff/tickets/:reference/entries/:id/undo': [`${ticket}/entries/2/undo`, {}],
    'POST /staff/tickets/:reference/notes': [`${ticket}/notes`, { text: 'Seen' }],
    'POST /staff/tickets/:reference/closure': [`${ticket}/closure`, { as: 'resolved' }],
    'POST /staff/tickets/:reference/reopening': [`${ticket}/reopening`, {}],
    'POST /staff/tickets/:reference/disclosure': [`${ticket}/disclosure`, { reason: 'asked to' }],
    'GET /mail': ['/mail'],
    'GET /mail/:id': [`/mail/${mail}`],
    'GET /mail/:id/raw': [`/mail/${mail}/raw`],
    'POST /mail/:id/replay': [`/mail/${mail}/replay`, {}],
    'POST /staff/tickets/:reference/outbox/:id/resend': [`${ticket}/outbox/${out}/resend`, {}],
    'GET /mail/outbox': ['/mail/outbox'],
    'POST /mail/outbox/:id/resend': [`/mail/outbox/${out}/resend`, {}],
    'GET /mail/held': ['/mail/held'],
    'POST /mail/:id/judgement': [`/mail/${mail}/judgement`, { judgement: 'ignore' }],
    'GET /mail/:id/block': [`/mail/${held}/block`],
    'GET /mail/senders': ['/mail/senders'],
    'POST /mail/senders': ['/mail/senders', { address: 'robot@clients.example', blocked: 'yes' }],
    'GET /settings/templates': ['/settings/templates'],
    'GET /settings/templates/:locale/:kind': ['/settings/templates/fr/entry'],
    'POST /settings/templates/:locale/:kind': ['/settings/templates/fr/entry', { source: 'x', act: 'save' }],
    'GET /demo': ['/demo'],
    'POST /demo/mails': ['/demo/mails', {}],
    'GET /demo/mails/:messageId': ['/demo/mails/letter@univ.example'],
    'GET /demo/mailboxes/:address': ['/demo/mailboxes/stranger@univ.example'],
    'GET /demo/mailboxes/:address/:id': ['/demo/mailboxes/stranger@univ.example/1'],
    'POST /demo/sign-in': ['/demo/sign-in', { person: 'ada@univ.example' }],
  };
  return uses;
}

type Uses = ReturnType<typeof usesOf>;

/** With a token that holds: what refuses is never the form. */
async function asker(client: Client, uses: Uses, showing: string) {
  const _csrf = csrfIn(await client.get(showing));
  return (route: Route): Promise<Answer> => {
    const [path, filling] = uses[route];
    const asking = { redirect: 'manual' as const };
    return filling ? client.post(path, { ...filling, _csrf }, asking) : client.get(path, asking);
  };
}

describe('the table', () => {
  test('has a rule for each route and a route for each rule', () => {
    expect(Object.keys(ROUTES).sort()).toEqual([...ALL].sort());
  });

  test('gives staff alone what is under their addresses, and lets in anybody where that is meant', () => {
    const isStaffs = (route: Route) => /^\w+ \/(?:staff|mail|preferences)\b/.test(route);
    expect(ALL.filter((route) => isStaffs(route) !== (ACCESS[route] === 'staff'))).toEqual([]);
    expect(ALL.filter((route) => /^\w+ \/settings\b/.test(route) !== (ACCESS[route] === 'admin'))).toEqual([]);
    const open = ['GET /sign-in', 'POST /sign-in', 'POST /sign-out', 'POST /language'];
    const links = ['GET /s/:token', 'POST /s/:token'];
    expect(ALL.filter((route) => ACCESS[route] === 'anyone')).toEqual([...open, ...links]);
    expect(ALL.filter((route) => ACCESS[route] === 'machines')).toEqual(['GET /healthz', 'GET /readyz']);
  });

  test('lets nobody onto staff pages by another role', () => {
    const viewer = { personId: 1, name: 'Ada', teamIds: [], hiddenServiceIds: [], disclosedTicketIds: [] };
    expect(verdictOn('staff', { ...viewer, role: 'requester' })).toBe('not-found');
    expect(verdictOn('staff', null)).toBe('sign-in-first');
    expect(verdictOn('signed-in', null)).toBe('sign-in-first');
    expect(verdictOn('staff', { ...viewer, role: 'agent' })).toBe('allowed');
    expect(verdictOn('staff', { ...viewer, role: 'admin' })).toBe('allowed');
    expect(verdictOn('admin', null)).toBe('sign-in-first');
    expect(verdictOn('admin', { ...viewer, role: 'requester' })).toBe('not-found');
    expect(verdictOn('admin', { ...viewer, role: 'agent' })).toBe('not-found');
    expect(verdictOn('admin', { ...viewer, role: 'admin' })).toBe('allowed');
  });
});

onBothDatabases('access', (open) => {
  const website = webDesksOn(open);
  const withRule = (...rules: string[]) => ALL.filter((route) => rules.includes(ACCESS[route]));

  test('express has the routes of the table and no others; the demo’s where there is one', async () => {
    const site = await website();
    expect(routesOf(site.web).sort()).toEqual(ALL.filter((route) => ACCESS[route] !== 'demo').sort());
    expect(routesOf((await website({ demo: DEMO })).web).sort()).toEqual([...ALL].sort());
  });

  test('who is not signed in signs in first, and comes back to what they wanted to read', async () => {
    const site = await website();
    const uses = usesOf(await furnish(site));
    const visitor = site.visitor();
    const ask = await asker(visitor, uses, '/sign-in');
    for (const route of withRule('signed-in', 'staff', 'admin')) {
      const [path] = uses[route];
      const { status, location, html } = await ask(route);
      const next = route.startsWith('GET ') ? `?next=${encodeURIComponent(path)}` : '';
      expect([route, status, location]).toEqual([route, 303, `/sign-in${next}`]);
      expect(html).not.toMatch(/secret|stranger/i);
    }
    for (const route of withRule('anyone', 'machines')) {
      // Signing out takes the token with it.
      const { status, location } = await (await asker(visitor, uses, '/sign-in'))(route);
      expect([route, [200, 303, 401].includes(status)]).toEqual([route, true]);
      expect(location ?? '').not.toContain('next=');
    }
    expect(await site.events('R-000001')).toEqual([]);
  });

  test('to a requester, staff pages and others’ tickets are pages that do not exist', async () => {
    const site = await website();
    const uses = usesOf(await furnish(site));
    const ada = await site.signedIn('Ada');
    const ask = await asker(ada, uses, '/requests');
    const nowhere = await ada.get('/no-such-page');
    expect(nowhere.status).toBe(404);
    const others = ['GET /requests/:reference', 'GET /files/:id', 'GET /files/:id/image'] as const;
    for (const route of [...withRule('staff', 'admin'), ...others]) {
      const answer = await ask(route);
      expect([route, answer.status, answer.words()]).toEqual([route, 404, nowhere.words()]);
      expect(answer.html.replaceAll(uses[route][0], '')).not.toMatch(SECRETS);
    }
    for (const route of withRule('demo')) expect([route, (await ask(route)).status]).toEqual([route, 404]);
    expect(await site.events('R-000001')).toEqual([]);
    expect(await site.db('audit_events').where({ action: 'received-email.raw-read' })).toEqual([]);
    expect(await site.db('received_emails').first('disposition')).toEqual({ disposition: 'failed' });
  });

  test('to an agent, they are there; only an administrator may disclose', async () => {
    const site = await website();
    const uses = usesOf(await furnish(site));
    const ask = await asker(await site.signedIn('Ben'), uses, '/staff/tickets');
    for (const route of withRule('admin')) expect([route, (await ask(route)).status]).toEqual([route, 404]);
    for (const route of withRule('staff')) {
      const { status, location, html } = await ask(route);
      if (route === 'POST /staff/tickets/:reference/disclosure') expect([route, status]).toEqual([route, 404]);
      // What was written is there again, to go on with.
      else if (route.endsWith('/undo')) expect([route, status]).toEqual([route, 200]);
      else if (route.startsWith('POST ')) expect([route, status, location]).toEqual([route, 303, leadsTo(uses, route)]);
      else if (route === 'GET /staff') expect(location).toBe('/staff/tickets');
      else if (route === 'GET /preferences') expect(status).toBe(200);
      else expect([route, status, SECRETS.test(html)]).toEqual([route, 200, true]);
    }
    expect((await site.events('R-000001')).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'Ben ticket.assigned',
      'Ben ticket.team-changed',
      ...['Ben ticket.service-changed', 'Ben ticket.team-changed'],
      'Ben ticket.priority-changed',
      'Ben ticket.status-changed',
      'Ben ticket.reply-withdrawn',
      'Ben ticket.status-changed',
      'Ben ticket.status-changed',
      'Ben ticket.mail-resent',
    ]);
  });

  test('another method is no way around', async () => {
    const site = await website();
    const uses = usesOf(await furnish(site));
    const ada = await site.signedIn('Ada');
    const cookie = ada
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    for (const route of withRule('staff')) {
      for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const answer = await fetch(site.url + uses[route][0], { method, headers: { cookie }, redirect: 'manual' });
        expect([route, method, answer.status]).toEqual([route, method, 404]);
        expect(await answer.text()).not.toMatch(/secret words|secret title/i);
      }
    }
    for (const path of [
      '/STAFF/tickets',
      '/staff/tickets/',
      '//staff/tickets',
      '/staff//tickets',
      '/staff%2Ftickets',
    ]) {
      const answer = await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

/** A form leads back to the page that it stood on. */
function leadsTo(uses: Uses, route: Route): unknown {
  const [path] = uses[route];
  if (path === '/preferences') return '/preferences?saved=yes';
  if (path === '/mail/senders') return path;
  if (route.endsWith('/resend'))
    return path
      .split('/')
      .slice(0, -2)
      .join('/')
      .replace(/(?<=R-\d+)\/outbox$/, '');
  const page = path.split('/').slice(0, -1).join('/');
  return /\/(?:notes|replies)$/.test(route) ? expect.stringContaining(`${page}#entry-`) : page;
}
