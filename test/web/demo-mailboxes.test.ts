/** What people of the demonstration received, and answering it. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { servePages } from '../../src/demo/serve-pages.ts';
import { type Client, httpClient } from '../support/http-client.ts';
import { type RunningDemo, runningDemo } from '../support/running-demo.ts';

const THEO = 'theo.lambert@etu.univ.example';
const NADIA = 'nadia.benali@univ.example';
const BOX = `/demo/mailboxes/${encodeURIComponent(NADIA)}`;

let demo: RunningDemo;
let visitor: Client;

beforeAll(async () => {
  demo = await runningDemo({ startWeb: servePages, pace: 60_000 });
});
afterAll(() => demo?.close());
beforeEach(() => {
  visitor = httpClient(demo.url.replace('localhost', '127.0.0.1'));
});

test('a mail from one person to another is there to be read, and a mailbox may be empty', async () => {
  const letter = {
    to: THEO,
    cc: [],
    subject: 'Un mot <b>pour toi</b>',
    text: 'Lis https://univ.example/ !',
    files: [],
  };
  await demo.abilities.send({ ...letter, from: NADIA });
  const box = await visitor.get(`/demo/mailboxes/${encodeURIComponent(THEO)}`);
  expect(box.words()).toContain('Courriels reçus par Théo Lambert');
  expect(box.words()).toContain('Un mot <b>pour toi</b>');
  const [mail] = await demo.abilities.receivedBy(THEO);
  const shown = await visitor.get(`${box.path}/${mail?.id}`);
  expect(shown.words()).toContain('Lis https://univ.example/ !');
  const nobody = await visitor.get('/demo/mailboxes/nobody%40univ.example');
  expect(nobody.words()).toContain('Rien n’est encore arrivé ici.');
  expect((await visitor.get(`${box.path}/99999`)).status).toBe(404);
  expect((await visitor.get(`${BOX}/${mail?.id}`)).status).toBe(404);
});

test('whoever wrote reads what the help desk answered, and their reply joins the ticket', async () => {
  await visitor.submit('/demo', '/demo/mails', {
    from: NADIA,
    subject: '[vpn] Délai dépassé',
    text: 'Bonjour,\nrien.',
  });
  const answers = /^\[R-\d{6}\] Délai dépassé$/;
  const acknowledgement = await demo.until(async () => {
    const received = await demo.abilities.receivedBy(NADIA);
    return received.find(({ email }) => answers.test(email.subject)) ?? null;
  });
  const shown = await visitor.get(`${BOX}/${acknowledgement.id}`);
  expect(shown.words()).toContain(acknowledgement.email.subject);
  const reply = await visitor.get(`/demo?from=${encodeURIComponent(NADIA)}&answers=${acknowledgement.id}`);
  const form = reply.forms().find(({ action }) => action === '/demo/mails');
  const written = Object.fromEntries(form?.fields.map(({ name, values }) => [name, values.join()]) ?? []);
  expect(written).toMatchObject({ from: NADIA, subject: `Re: ${acknowledgement.email.subject}` });
  expect(written.to).toMatch(/^assistance\+r\.[a-z0-9]+@univ\.example$/);
  expect(written.inReplyTo).toBe(acknowledgement.email.messageId);
  await visitor.submit(reply, '/demo/mails', { text: `C’est urgent.\n${written.text}` });
  const ticket = await demo.until(async () => {
    const found = (await demo.tickets()).find(({ title }) => title === 'Délai dépassé');
    return found && found.log.length > 1 ? found : null;
  });
  expect(ticket.log[1]).toMatchObject({ author: NADIA, visibility: 'public' });
});
