/** The visitor without a browser sends what a browser would, and refuses what a page doesn't offer. */
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { entriesOf, type Filling, formFor, formsIn, wordsIn } from './html-forms.ts';
import { type Client, httpClient } from './http-client.ts';
import { type PageServer, page, startPageServer } from './page-server.ts';

const TICKET = `
<form action="/search"><input name="q"></form>
<form id="new" action="/tickets?from=home" method="post" enctype="multipart/form-data">
  <input type="hidden" name="_csrf" value="a&amp;b"><input type="hidden" name="_once" value="1">
  <input name="subject"><textarea name="text">
Bonjour &lt;b&gt;,</textarea>
  <select name="place"><option value="">Où ?</option><option>B12</option></select>
  <input type="radio" name="urgent" value="yes"><input type="radio" name="urgent" value="no" checked>
  <input type="checkbox" name="contacts" value="ben"><input type="checkbox" name="contacts" value="cleo" checked>
  <input type="file" name="files" multiple><input name="locked" value="x" disabled>
  <fieldset disabled><input name="shut" value="x"></fieldset><template><input name="later" value="x"></template>
  <input value="nameless"><button type="button" name="no" value="1">Rien</button>
  <button name="do" value="send">Envoyer</button><button name="do" value="draft" formaction="/drafts">Garder</button>
</form><input form="new" name="outside" value="1"><script>const words = 'none';</script>`;

describe('the forms of a page', () => {
  const send = (filling: Filling = {}) => {
    const entries = entriesOf(formFor(TICKET, '/tickets', filling), filling);
    return entries.map(([name, value]) => `${name}=${typeof value === 'string' ? value : `<${value.name}>`}`);
  };

  test('are sent as they stand: hidden fields, what is chosen, the first button', () => {
    expect(send()).toEqual([
      '_csrf=a&b',
      '_once=1',
      'subject=',
      'text=Bonjour <b>,',
      'place=',
      'urgent=no',
      'contacts=cleo',
      'files=<>',
      'outside=1',
      'do=send',
    ]);
  });

  test('are filled in: words, choices, several boxes or none, files, another button', () => {
    const files = [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')];
    expect(send({ text: 'a\nb', place: 'B12', contacts: ['ben', 'cleo'], files, urgent: 'yes', do: 'draft' })).toEqual(
      expect.arrayContaining([
        'text=a\r\nb',
        'place=B12',
        'contacts=ben',
        'contacts=cleo',
        'files=<b.txt>',
        'do=draft',
      ]),
    );
    expect(send({ contacts: [] }).join()).not.toContain('contacts');
  });

  test('refuse a field, a choice or a form that is not there', () => {
    expect(() => send({ subjet: 'Wi-Fi' })).toThrow('the form /tickets?from=home has no subjet; it has: _csrf, _once');
    expect(() => send({ locked: 'y' })).toThrow('has no locked');
    expect(() => send({ place: 'C1' })).toThrow('place does not offer "C1"; it offers: , B12');
    expect(() => formFor(TICKET, '/ticket', {})).toThrow(
      'no form /ticket on the page; it has: /search, /tickets?from=home (#new)',
    );
  });

  test('of one action are told apart by their fields, or by their id', () => {
    const two = '<form action="/x"><input name="a"></form><form action="/x" id="b"><input name="b"></form>';
    expect(formFor(two, '/x', { b: '1' }).id).toBe('b');
    expect(formFor(two, '#b', {}).id).toBe('b');
    expect(formsIn(two)).toHaveLength(2);
  });

  test('stand among words, which are read without markup', () => {
    expect(wordsIn('<style>p {}</style><p>Une\n  <b>réponse</b> &amp; « fin »</p>')).toBe('Une réponse & « fin »');
  });
});

describe('a visitor without a browser', () => {
  const seen: { method: string; path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  let site: PageServer;
  let ada: Client;

  beforeAll(async () => {
    const cookies = ['session=Ada; Path=/; HttpOnly; Secure', 'flash=%C3%A9t%C3%A9', 'old=1'];
    const gone = ['old=; Max-Age=0', 'flash=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'];
    site = await startPageServer({
      '/': page(TICKET),
      '/in': (_, response) => void response.writeHead(303, { location: '/?in', 'set-cookie': cookies }).end(),
      '/out': (_, response) => void response.writeHead(302, { location: '/', 'set-cookie': gone }).end(),
      '/away': (_, response) => void response.writeHead(303, { location: 'https://univ.example/' }).end(),
      '/round': (_, response) => void response.writeHead(303, { location: '/round' }).end(),
      '/search': (_, response) => void response.end('<p>Trouvé</p>'),
      '/tickets': (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { method = '', url = '', headers } = request;
          seen.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') });
          response.writeHead(303, { location: '/search?done' }).end();
        });
      },
    });
  });
  afterAll(() => site.stop());
  beforeEach(() => {
    seen.length = 0;
    ada = httpClient(site.url);
  });

  test('keeps cookies, and lets go of them', async () => {
    await ada.get('/in');
    expect(ada.cookies()).toContainEqual({ name: 'session', value: 'Ada', url: site.url });
    expect(ada.cookies()).toContainEqual({ name: 'flash', value: '%C3%A9t%C3%A9', url: site.url });
    await ada.get('/out');
    expect(ada.cookies().map(({ name }) => name)).toEqual(['session']);
  });

  test('follows redirects, or looks at them; never to another site, nor for ever', async () => {
    expect(await ada.get('/in')).toMatchObject({ status: 200, path: '/?in' });
    expect(await ada.get('/in', { redirect: 'manual' })).toMatchObject({ status: 303, location: '/?in' });
    expect(await ada.get('/away')).toMatchObject({ status: 303, location: 'https://univ.example/' });
    await expect(ada.get('/round')).rejects.toThrow('redirected again and again, at last to /round');
    expect(await ada.get('/nowhere')).toMatchObject({ status: 404 });
  });

  test('sends a form with its files, from where it stands', async () => {
    await ada.get('/in');
    const files = [new File(['bonjour'], 'été.txt', { type: 'text/plain' })];
    const answer = await ada.submit('/', '/tickets', { subject: 'Wi-Fi', files });
    expect(answer).toMatchObject({ status: 200, path: '/search?done' });
    expect(answer.words()).toBe('Trouvé');
    const [post] = seen;
    expect(post).toMatchObject({ method: 'POST', path: '/tickets?from=home' });
    expect(post?.headers).toMatchObject({
      cookie: 'session=Ada; flash=%C3%A9t%C3%A9; old=1',
      origin: site.url,
      referer: `${site.url}/`,
      'sec-fetch-site': 'same-origin',
      'accept-language': 'fr',
      'content-type': expect.stringContaining('multipart/form-data; boundary='),
    });
    expect(post?.body).toContain('name="_csrf"\r\n\r\na&b\r\n');
    expect(post?.body).toContain('name="files"; filename="été.txt"\r\nContent-Type: text/plain\r\n\r\nbonjour\r\n');
  });

  test('asks by a form, from a page that it has', async () => {
    const home = await ada.get('/');
    expect(await ada.submit(home, '/search', { q: 'été' })).toMatchObject({ path: '/search?q=%C3%A9t%C3%A9' });
    expect(home.forms()).toHaveLength(2);
  });

  test('sends what no form would', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await ada.post('/tickets', { _csrf: 'x', a: ['1', '2'] }, { redirect: 'manual', headers });
    expect(answer.status).toBe(303);
    expect(seen).toMatchObject([{ body: '_csrf=x&a=1&a=2', headers }]);
  });
});
