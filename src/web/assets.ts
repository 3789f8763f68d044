/** Static files: read once at start, named by what they hold so that browsers may keep them, compressed once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { darkByPreference } from './dark-theme.ts';

export type Assets = {
  /** The address of a file by its plain name, such as `guichet.css`. */
  url(name: AssetName): string;
  readonly serve: RequestHandler;
};

const OURS = (name: string) => readFileSync(new URL(`../../views/assets/${name}`, import.meta.url), 'utf8');
const PACKAGED = (name: string) => readFileSync(new URL(import.meta.resolve(name)), 'utf8');

/** Tabler's comment names a map that is not served. */
const withoutMap = (text: string) => text.replace(/\/[/*][#@] sourceMappingURL=.*/g, '');

/** In the order in which they may overrule each other. */
const STYLES = [
  ...['colours', 'base', 'frame', 'queues', 'lists', 'entry', 'mail-html', 'outbox', 'ticket', 'reply', 'requests'],
  ...['links', 'journal', 'explained', 'held', 'settings', 'demo', 'demo-mailboxes', 'print'],
];

const FILES = {
  'guichet.css': {
    type: 'text/css; charset=utf-8',
    text: () => {
      const tabler = withoutMap(PACKAGED('@tabler/core/dist/css/tabler.min.css'));
      return [tabler, darkByPreference(tabler), ...STYLES.map((name) => OURS(`styles/${name}.css`))].join('\n');
    },
  },
  'htmx.js': {
    type: 'text/javascript; charset=utf-8',
    text: () => withoutMap(PACKAGED('htmx.org/dist/htmx.min.js')),
  },
  'guichet.js': { type: 'text/javascript; charset=utf-8', text: () => OURS('guichet.js') },
  'icon.svg': { type: 'image/svg+xml', text: () => OURS('icon.svg') },
} as const;

export type AssetName = keyof typeof FILES;

type Asset = { readonly type: string; readonly encoded: Readonly<Record<Encoding, () => Promise<Buffer>>> };
const ENCODINGS = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof ENCODINGS)[number];

const YEAR = 31_536_000;

export function openAssets(): Assets {
  const names = Object.keys(FILES) as AssetName[];
  const urls = {} as Record<AssetName, string>;
  const assets = new Map<string, Asset>();
  for (const name of names) {
    const bytes = Buffer.from(FILES[name].text());
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    urls[name] = `/assets/${name.replace('.', `.${hash}.`)}`;
    assets.set(urls[name], { type: FILES[name].type, encoded: encodings(bytes) });
  }
  return { url: (name) => urls[name], serve: serveFrom(assets) };
}

function encodings(bytes: Buffer): Asset['encoded'] {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    br: once(() => promisify(brotliCompress)(bytes, { params })),
    gzip: once(() => promisify(gzip)(bytes)),
    identity: async () => bytes,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function serveFrom(assets: ReadonlyMap<string, Asset>): RequestHandler {
  return async (request, response, next) => {
    const asset = assets.get(request.path);
    if (!asset || !['GET', 'HEAD'].includes(request.method)) return next();
    // By our own preference: to a browser all that it accepts is alike.
    const encoding = ENCODINGS.find((one) => request.acceptsEncodings(one)) ?? 'identity';
    const bytes = await asset.encoded[encoding]();
    response.set({ 'Content-Type': asset.type, 'Cache-Control': `public, max-age=${YEAR}, immutable` });
    response.vary('Accept-Encoding');
    if (encoding !== 'identity') response.set('Content-Encoding', encoding);
    response.end(bytes);
  };
}
