/** Files of tickets (E5): saved by who may see them, never opened as pages of ours. */
import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { file } from '../support/filings.ts';
import { type WebDesk, webDesksOn } from '../support/web-desk.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

/** Ada's ticket with one file; who asks is Ada. */
async function withFile(site: WebDesk, name: string, contentType: string, bytes: string) {
  const { id } = await site.ticket();
  const kept = await site.keep(bytes);
  await site.say(id, 'Ada', 'Look', { files: [file(name, { ...kept, contentType })] });
  const { id: fileId } = await site.db('attachments').orderBy('id', 'desc').first('id');
  return { path: `/files/${fileId}`, sha256: kept.sha256 };
}

onBothDatabases('a file', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    return { site, ada: await site.signedIn('Ada') };
  };

  test('is saved, whatever it claims to be, and nothing in it runs', async () => {
    const { site, ada } = await start();
    for (const [name, type, bytes] of [
      ['page.html', 'text/html', '<script>alert(1)</script>'],
      ['image.svg', 'image/svg+xml', SVG],
      ['a.pdf', 'application/pdf', '%PDF'],
      ['a.png', 'image/png', 'png'],
      ['mail.eml', 'message/rfc822', 'Subject: x'],
    ] as const) {
      const { path } = await withFile(site, name, type, bytes);
      const answer = await ada.get(path);
      expect([answer.status, answer.html]).toEqual([200, bytes]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-disposition': `attachment; filename=${name}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': type === 'text/html' ? 'text/html; charset=utf-8' : type,
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': expect.stringMatching(/^private,/),
      });
    }
  });

  test('is shown in its place when it is a raster image, and never when it could be a document', async () => {
    const { site, ada } = await start();
    const { path } = await withFile(site, 'a.png', 'IMAGE/PNG', 'png');
    const shown = await ada.get(`${path}/image`);
    expect([shown.status, shown.html, shown.headers.get('content-disposition')]).toEqual([200, 'png', null]);
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    for (const type of [
      'image/svg+xml',
      'text/html',
      'application/xhtml+xml',
      'text/xml',
      'application/pdf',
      'image/png+xml',
      'image/png; x',
      'image/*',
      '',
    ]) {
      const other = await withFile(site, 'a.png', type, SVG);
      const { status, html } = await ada.get(`${other.path}/image`);
      expect([type, status, html.includes('onload')]).toEqual([type, 404, false]);
    }
  });

  test('has the name that it came with, cleaned of what would end the header', async () => {
    const { site, ada } = await start();
    const dispositionOf = async (name: string) => {
      const { path } = await withFile(site, name, 'application/pdf', 'x');
      const { status, headers } = await ada.get(path);
      expect([name, status, headers.get('x-evil')]).toEqual([name, 200, null]);
      return headers.get('content-disposition');
    };
    expect(await dispositionOf('relevé été.pdf')).toBe(
      `attachment; filename="relev? ?t?.pdf"; filename*=UTF-8''relev%C3%A9%20%C3%A9t%C3%A9.pdf`,
    );
    expect(await dispositionOf('la "bonne" page.pdf')).toBe('attachment; filename="la \\"bonne\\" page.pdf"');
    expect(await dispositionOf('a%20b.pdf')).toContain(`filename*=UTF-8''a%2520b.pdf`);
    for (const name of [
      'a\r\nX-Evil: 1\r\n\r\n<script>.pdf',
      'a\u0000\u0007b.pdf',
      '..\\..\\a.pdf',
      '../../etc/passwd',
      '',
      '\u{1f600}'.repeat(60),
    ])
      expect(await dispositionOf(name)).toMatch(/^attachment/);
  });

  test('that claims an odd type is bytes', async () => {
    const { site, ada } = await start();
    for (const type of [
      '',
      'x',
      'text/html; charset=utf-7',
      'a/b\r\nX-Evil: 1',
      'text/html,text/plain',
      'a/b/c',
      'é/x',
    ]) {
      const { path } = await withFile(site, 'a.bin', type, 'x');
      const { status, headers } = await ada.get(path);
      expect([type, status, headers.get('content-type')]).toEqual([type, 200, 'application/octet-stream']);
      expect(headers.get('x-evil')).toBeNull();
    }
  });

  test('is told of without its bytes, and given whole where a part is asked for', async () => {
    const { site, ada } = await start();
    const bytes = 'x'.repeat(300_000);
    const { path } = await withFile(site, 'a.pdf', 'application/pdf', bytes);
    const cookie = ada
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const head = await fetch(site.url + path, { method: 'HEAD', headers: { cookie } });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '300000', '']);
    const part = await ada.get(path, { headers: { range: 'bytes=0-9' } });
    expect([part.status, part.bytes.length, part.headers.get('content-range')]).toEqual([200, 300_000, null]);
    const text = await withFile(site, 'a.txt', 'text/plain', bytes);
    expect((await ada.get(text.path)).html).toBe(bytes);
  });

  test('is kept by the browser, but asked for each time: whoever may not see it any more does not', async () => {
    const { site } = await start();
    const { path } = await withFile(site, 'a.png', 'image/png', 'png');
    await site.invite(1, 'Stranger');
    const stranger = await site.signedIn('Stranger');
    for (const one of [path, `${path}/image`]) {
      const first = await stranger.get(one);
      expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
      // Without the last, fetch asks caches to be passed by.
      const headers = { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
      const again = await stranger.get(one, { headers });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      expect(again.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      await site.remove(1, 'Stranger');
      expect((await stranger.get(one, { headers })).status).toBe(404);
      await site.database.write('ticket_contacts').update({ removed_at: null });
    }
  });

  test('whose bytes are gone is told as our fault, and the next one is given as ever', async () => {
    const { site, ada } = await start();
    const lost = await withFile(site, 'lost.pdf', 'application/pdf', 'lost');
    const { path } = await withFile(site, 'there.pdf', 'application/pdf', 'there');
    await rm(site.web.blobs.pathOf(lost.sha256));
    const answer = await ada.get(lost.path);
    expect([answer.status, answer.words()]).toEqual([
      500,
      expect.stringContaining('Un problème est survenu de notre côté'),
    ]);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.html).not.toContain(lost.sha256);
    expect(site.logged).toHaveLength(1);
    expect((await ada.get(path)).html).toBe('there');
  });

  test('that was refused is none', async () => {
    const { site, ada } = await start();
    const { id } = await site.ticket();
    await site.say(id, 'Ada', 'Look', { files: [file('virus.exe', { refused: 'type' })] });
    expect((await ada.get('/files/1')).status).toBe(404);
  });

  test('that its reader walks away from is no fault', async () => {
    const { site, ada } = await start();
    const { path } = await withFile(site, 'a.pdf', 'application/pdf', 'x'.repeat(5_000_000));
    const cookie = ada
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const answer = await fetch(site.url + path, { headers: { cookie } });
    await answer.body?.cancel();
    expect((await ada.get('/healthz')).status).toBe(200);
    expect(site.logged).toEqual([]);
  });
});
