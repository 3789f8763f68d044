/** Static files: kept by browsers for as long as they are the same, and small on the way. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { type WebDesk, webDesksOn } from '../support/web-desk.ts';

const ENCODED = { br: brotliDecompressSync, gzip: gunzipSync };

/** The bytes as they come: fetch would unpack them. */
async function raw(site: WebDesk, path: string, headers: Record<string, string>, method = 'GET') {
  const { request } = await import('node:http');
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    const sent = request(site.url + path, { headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

onBothDatabases('static files', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const page = await site.visitor().get('/sign-in');
    const paths = [...page.html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    return { site, paths };
  };

  test('are named by what they hold, and kept for good', async () => {
    const { site, paths } = await start();
    expect(paths.map((path) => path.replace(/\.[0-9a-f]{12}\./, '.#.')).sort()).toEqual([
      '/assets/guichet.#.css',
      '/assets/guichet.#.js',
      '/assets/htmx.#.js',
      '/assets/icon.#.svg',
    ]);
    for (const path of paths) {
      const { status, headers, bytes } = await raw(site, path, {});
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'public, max-age=31536000, immutable']);
      expect(headers['content-type']).toMatch(/^(?:text\/css|text\/javascript|image\/svg\+xml)/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['set-cookie']).toBeUndefined();
      expect(bytes.toString()).not.toContain('sourceMappingURL');
    }
  });

  test('come as small as the browser can take them, and alike', async () => {
    const { site, paths } = await start();
    for (const path of paths) {
      const plain = await raw(site, path, { 'accept-encoding': 'identity' });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers.vary).toMatch(/Accept-Encoding/);
      for (const [accepted, encoding] of [
        ['gzip, deflate, br, zstd', 'br'],
        ['gzip;q=1.0, br;q=0.1', 'br'],
        ['gzip', 'gzip'],
        ['br;q=0, gzip', 'gzip'],
      ] as const) {
        const packed = await raw(site, path, { 'accept-encoding': accepted });
        expect([accepted, packed.headers['content-encoding']]).toEqual([accepted, encoding]);
        expect(ENCODED[encoding](packed.bytes).equals(plain.bytes)).toBe(true);
        expect(packed.headers.vary).toMatch(/Accept-Encoding/);
      }
      const head = await raw(site, path, {}, 'HEAD');
      expect([head.status, head.bytes.length]).toEqual([200, 0]);
    }
  });

  test('of another day, or elsewhere, are not there', async () => {
    const { site, paths } = await start();
    const [first = ''] = paths;
    const old = first.replace(/\.[0-9a-f]{12}\./, '.000000000000.');
    const elsewhere = ['/assets/guichet.css', '/assets/', '/assets/../package.json', '/assets/%2e%2e/package.json'];
    for (const path of [old, `${first}x`, ...elsewhere, '/views/layout/page.ejs', '/package.json'])
      expect([path, (await raw(site, path, {})).status]).toEqual([path, 404]);
    const posted = await raw(site, first, {}, 'POST');
    expect(posted.status).toBe(404);
  });

  test('are told apart by one installation’s page and served alike by another’s', async () => {
    const [one, other] = [await start(), await start()];
    expect(other.paths).toEqual(one.paths);
  });
});
