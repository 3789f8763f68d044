/** The page where one writes as a requester: what is written there is a mail, and the mail a ticket. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { servePages } from '../../src/demo/serve-pages.ts';
import { sentLetters } from '../../src/web/demo/sent-letters.ts';
import { listen } from '../../src/wiring/listen.ts';
import { openWebsite } from '../../src/wiring/website.ts';
import { type Answer, type Client, httpClient } from '../support/http-client.ts';
import { type RunningDemo, runningDemo } from '../support/running-demo.ts';

const ADA = 'nadia.benali@univ.example';
const BEN = 'karim.haddad@univ.example';
const FORM = '/demo/mails';
const LETTER = { from: ADA, subject: '[vpn] Délai dépassé', text: 'Bonjour,\nle VPN ne répond plus.' };

let demo: RunningDemo;
let site: string;
let visitor: Client;

beforeAll(async () => {
  demo = await runningDemo({ startWeb: servePages, pace: 60_000 });
  site = demo.url.replace('localhost', '127.0.0.1');
});
afterAll(() => demo?.close());
beforeEach(() => {
  visitor = httpClient(site);
});

const messageIdOf = ({ path }: Answer) => decodeURIComponent(path.replace(`${FORM}/`, ''));

/** What the mail of that page has become. */
const settled = (way: Answer) =>
  demo.until(async () => {
    const found = await demo.abilities.whatBecameOf(messageIdOf(way));
    return found?.disposition === 'pending' ? null : found;
  });

async function ticketOf(way: Answer) {
  const { ticket } = await settled(way);
  return (await demo.tickets()).find(({ reference }) => reference === ticket);
}

const valuesOf = (page: Answer) => {
  const form = page.forms().find(({ action }) => action === FORM);
  return Object.fromEntries(form?.fields.map(({ name, values }) => [name, values.join()]) ?? []);
};

describe('writing to the help desk', () => {
  test('with a colleague in copy and a file makes a ticket with both, and its writer can see it', async () => {
    const way = await visitor.submit('/demo', FORM, {
      ...LETTER,
      cc: 'Théo Lambert <theo.lambert@etu.univ.example>, sam@ailleurs.example',
      files: [new File(['timeout'], 'écran.txt', { type: 'text/plain' })],
    });
    expect(way.path).toMatch(/^\/demo\/mails\//);
    const ticket = await ticketOf(way);
    expect(ticket).toMatchObject({
      ...{ title: 'Délai dépassé', service: 'vpn', requester: ADA },
      contacts: ['theo.lambert@etu.univ.example', 'sam@ailleurs.example'],
      log: [{ messageId: messageIdOf(way), attachments: [{ filename: 'écran.txt', size: 7 }] }],
    });
    const arrived = await visitor.get(way.path);
    expect(arrived.words()).toContain(`Demande ouverte\u202f: ${ticket?.reference}`);
    const request = await visitor.submit(arrived, '/demo/sign-in', { person: ADA });
    expect(request.path).toBe(`/requests/${ticket?.reference}`);
    expect(request.words()).toContain('écran.txt');
    expect((await visitor.get('/demo')).words()).toContain(
      `${ADA} · à l’instant · Demande ouverte ${ticket?.reference}`,
    );
  });

  test('twice with one click sends once; other words or other files are another letter', async () => {
    const page = await visitor.get('/demo');
    const twice = { ...LETTER, subject: 'Double clic' };
    const ways = await Promise.all([visitor.submit(page, FORM, twice), visitor.submit(page, FORM, twice)]);
    const again = await visitor.submit(page, FORM, twice);
    expect(new Set([...ways, again].map(({ path }) => path)).size).toBe(1);
    const others = [
      await visitor.submit(page, FORM, { ...twice, text: 'Autre chose' }),
      await visitor.submit(page, FORM, { ...twice, files: [new File(['a'], 'a.txt')] }),
    ];
    for (const way of [again, ...others]) await settled(way);
    const ids = (await demo.ledger())
      .filter(({ subject }) => subject === 'Double clic')
      .map(({ messageId }) => messageId);
    expect(ids).toEqual([again, ...others].map(messageIdOf));
  });

  test('from outside is not verified', async () => {
    const way = await visitor.submit('/demo', FORM, { ...LETTER, from: 'stranger', stranger: 'sam@ailleurs.example' });
    expect(await ticketOf(way)).toMatchObject({ requester: 'sam@ailleurs.example' });
    const { id } = await settled(way);
    const mail = await demo.gateway.intake.desk.database.read('received_emails').where({ id }).first('trust');
    expect(mail).toEqual({ trust: 'unverified' });
  });

  test('again about a ticket adds to it', async () => {
    const way = await visitor.submit('/demo', FORM, { ...LETTER, subject: 'Écran noir' });
    const { ticket } = await settled(way);
    const link = /href="(\/demo\?[^"#]*R-[^"#]*)#/.exec((await visitor.get(way.path)).html)?.[1] ?? '';
    const page = await visitor.get(link.replaceAll('&amp;', '&'));
    expect(valuesOf(page)).toMatchObject({ from: ADA, subject: `Re: [${ticket}] Écran noir` });
    const answer = await visitor.submit(page, FORM, { text: 'Il est revenu.' });
    expect(await settled(answer)).toMatchObject({ disposition: 'appended', ticket });
  });
});

describe('what cannot be sent', () => {
  test('is told by field, and nothing that was typed is lost', async () => {
    const typed = {
      from: 'stranger',
      stranger: 'sam',
      to: 'nadia@',
      cc: 'b@, c',
      subject: '[vpn] "<b>',
      text: '\nUn\n\n  deux',
    };
    const page = await visitor.submit('/demo', FORM, { ...typed, files: [new File(['a'], 'a.txt')] });
    expect(page.status).toBe(422);
    expect(valuesOf(page)).toMatchObject({ ...typed, text: expect.stringMatching(/^\r?\nUn\r?\n\r?\n {2}deux$/) });
    for (const field of ['stranger', 'to', 'cc']) expect(page.html).toContain(`<a href="#${field}">`);
    expect(page.words()).toContain('Choisissez à nouveau vos fichiers');
  });

  test('leads nowhere, says nothing, or weighs too much', async () => {
    const send = async (letter: Parameters<Client['submit']>[2]) =>
      (await visitor.submit('/demo', FORM, letter)).words();
    expect(await send({ ...LETTER, to: ADA })).toContain(`${ADA} n’est pas une adresse de l’assistance`);
    expect(await send({ from: ADA })).toContain('Le courriel est vide');
    const files = [1, 2].map((one) => new File([Buffer.alloc(9_500_000)], `${one}.bin`));
    expect(await send({ ...LETTER, files })).toContain('Les fichiers sont trop volumineux');
    const received = await demo.abilities.receivedBy(ADA);
    expect(received.filter(({ email }) => email.from[0]?.address === ADA)).toEqual([]);
  });
});

test('what the mail server refuses can be sent again', async () => {
  const { gateway, config, abilities } = demo;
  let refusals = 1;
  const other = await listen(0, '127.0.0.1');
  const send: typeof abilities.send = async (letter) => {
    if (refusals-- > 0) throw new Error('452 insufficient system storage');
    return abilities.send(letter);
  };
  other.serve(openWebsite(gateway, config, { ...abilities, send, isHelpDesk: () => true, sent: sentLetters() }));
  const client = httpClient(`http://127.0.0.1:${other.port}`);
  const page = await client.get('/demo');
  const refused = await client.submit(page, FORM, LETTER);
  expect([refused.status, valuesOf(refused).subject]).toEqual([422, LETTER.subject]);
  expect(refused.words()).toContain('452 insufficient system storage');
  expect(await settled(await client.submit(page, FORM, LETTER))).toMatchObject({ disposition: 'opened' });
  await other.close();
});

describe('every idea', () => {
  test.each([
    ['fr', ['wifi', 'visioconference', null, 'paie', 'impression', null]],
    ['en', ['wifi', 'visioconference', null, 'paie', 'impression', null]],
  ])('is a letter that shows what it promises (%s)', async (locale, services) => {
    visitor = httpClient(site, { 'accept-language': locale });
    const { html } = await visitor.get('/demo');
    const links = [...html.matchAll(/href="(\/demo\?from=[^"#]*&amp;text=[^"#]*)#letter"/g)].map(
      ([, link = '']) => link,
    );
    const ways: Answer[] = [];
    for (const link of links) ways.push(await visitor.submit(link.replaceAll('&amp;', '&'), FORM));
    const tickets = [];
    for (const way of ways) tickets.push(await ticketOf(way));
    expect(tickets.map((ticket) => ticket?.service)).toEqual(services);
    expect(tickets.map((ticket) => ticket?.contacts.length)).toEqual([0, 2, 0, 0, 0, 0]);
    expect(tickets[5]?.requester).not.toContain('univ.example');
  });
});

describe('the way of a mail', () => {
  test('is looked at again and again by a script, until it has ended', async () => {
    const sent = sentLetters();
    const [on, off] = ['waiting@univ.example', 'never@univ.example'].map((id) => `${FORM}/${encodeURIComponent(id)}`);
    await sent.sendOnce(null, async () => ({ messageId: 'waiting@univ.example', from: ADA, subject: '', at: 0 }));
    const other = await listen(0, '127.0.0.1');
    const { config, gateway, abilities } = demo;
    other.serve(openWebsite(gateway, config, { ...abilities, isHelpDesk: () => true, sent }));
    const client = httpClient(`http://127.0.0.1:${other.port}`);
    const whole = await client.get(on ?? '');
    expect(whole.html).toMatch(/hx-trigger="every 1s".*<noscript>.*Actualiser/s);
    const piece = await client.get(on ?? '', { headers: { 'hx-request': 'true' } });
    expect(piece.html).toMatch(/^\s*<section id="way"[^>]* hx-trigger/);
    expect((await client.get(off ?? '')).status).toBe(404);
    await other.close();

    const way = await visitor.submit('/demo', FORM, LETTER);
    await settled(way);
    const last = await visitor.get(way.path, { headers: { 'hx-request': 'true' } });
    expect(last.html).toMatch(/^\s*<section id="way"/);
    expect(last.html).not.toContain('hx-trigger');
  });

  test('leads staff to the ticket and to the journal, but not to what is confidential', async () => {
    await visitor.submit('/demo', '/demo/sign-in', { person: BEN });
    const open = await visitor.submit('/demo', FORM, LETTER);
    const { id, ticket } = await settled(open);
    const { html } = await visitor.get(open.path);
    expect(html).toContain(`href="/staff/tickets/${ticket}"`);
    expect(html).toContain(`href="/mail/${id}"`);
    const secret = await visitor.submit('/demo', FORM, { ...LETTER, subject: '[paie] Prime' });
    const hidden = await settled(secret);
    const page = await visitor.get(secret.path);
    expect(page.words()).toContain(`Karim Haddad ne voit pas ${hidden.ticket}`);
    expect(page.html).not.toContain(`href="/mail/${hidden.id}"`);
  });
});

test('where no demonstration runs, there are no such pages', async () => {
  const real = await listen(0, '127.0.0.1');
  real.serve(openWebsite(demo.gateway, demo.config, null));
  const client = httpClient(`http://127.0.0.1:${real.port}`);
  for (const path of ['/demo', `${FORM}/waiting`]) expect((await client.get(path)).status).toBe(404);
  for (const path of [FORM, '/demo/sign-in']) expect((await client.post(path, { person: ADA })).status).toBe(404);
  expect((await client.get('/sign-in')).html).not.toContain(ADA);
  await real.close();
});
