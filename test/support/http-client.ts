/** A visitor without a browser: keeps cookies, fills in the forms that pages show, follows redirects. */
import { parseSetCookie } from 'cookie';
import type { BrowserCookie } from './browser.ts';
import {
  type Entries,
  entriesOf,
  type Filling,
  type Form,
  formFor,
  formsIn,
  pressedButton,
  wordsIn,
} from './html-forms.ts';

export type Answer = {
  readonly status: number;
  /** Path and query of where it ended up. */
  readonly path: string;
  readonly headers: Headers;
  /** Where a redirect that was not followed leads to. */
  readonly location: string | null;
  readonly html: string;
  readonly bytes: Uint8Array;
  forms(): Form[];
  /** Its words, without markup. */
  words(): string;
};

export type Asking = {
  /** 'manual': a redirect is the answer. */
  readonly redirect?: 'follow' | 'manual';
  readonly headers?: Readonly<Record<string, string>>;
};

export type Client = {
  get(path: string, asking?: Asking): Promise<Answer>;
  /**
   * Fills in a form of a page and sends it, hidden fields included. `form`: its action, or `#id`. Throws when the form
   * isn't there, or not as the filling wants it.
   */
  submit(page: string | Answer, form: string, filling?: Filling, asking?: Asking): Promise<Answer>;
  /** Sends what no form of ours would, with this visitor's cookies. */
  post(path: string, filling: Filling, asking?: Asking): Promise<Answer>;
  /** Its cookies, for a browser that goes on from here. */
  cookies(): BrowserCookie[];
};

type Sending = { readonly method: string; readonly body?: URLSearchParams | FormData; readonly referer?: string };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 10;
const DEADLINE_MS = 60_000;

/** A visitor of the site at that address, such as http://127.0.0.1:8080; `headers` go with all that it sends. */
export function httpClient(base: string, headers: Readonly<Record<string, string>> = {}): Client {
  const jar = new Map<string, string>();
  const usual = { accept: 'text/html', 'accept-language': 'fr', ...headers };
  async function ask(path: string, sending: Sending, asking: Asking = {}): Promise<Answer> {
    const all = { ...usual, ...asking.headers };
    let answer = await fetchOnce(new URL(path, base), sending, all, jar);
    for (let hops = 0; isToFollow(answer, asking, base); hops += 1) {
      if (hops === MOST_REDIRECTS) throw new Error(`redirected again and again, at last to ${answer.location}`);
      const next = new URL(String(answer.location), new URL(answer.path, base));
      answer = await fetchOnce(next, answer.status >= 307 ? sending : { method: 'GET' }, all, jar);
    }
    return answer;
  }

  const get: Client['get'] = (path, asking) => ask(path, { method: 'GET' }, asking);
  return {
    get,
    submit: async (page, wanted, filling = {}, asking) => {
      const from = typeof page === 'string' ? await get(page) : page;
      const form = formFor(from.html, wanted, filling);
      const target = new URL(pressedButton(form, filling)?.action ?? form.action, new URL(from.path, base));
      const entries = entriesOf(form, filling);
      const referer = new URL(from.path, base).href;
      if (form.method === 'post') {
        return ask(target.href, { method: 'POST', body: bodyOf(entries, form.isMultipart), referer }, asking);
      }
      target.search = String(bodyOf(entries, false));
      return ask(target.href, { method: 'GET', referer }, asking);
    },
    post: (path, filling, asking) => {
      const entries = Object.entries(filling).flatMap(([name, given]) =>
        [given].flat().map((one) => [name, one] as const),
      );
      const hasFiles = entries.some(([, value]) => typeof value !== 'string');
      return ask(path, { method: 'POST', body: bodyOf(entries, hasFiles) }, asking);
    },
    cookies: () => [...jar].map(([name, value]) => ({ name, value, url: base })),
  };
}

function isToFollow({ status, location }: Answer, { redirect = 'follow' }: Asking, base: string): boolean {
  if (redirect === 'manual' || location === null || !REDIRECTS.has(status)) return false;
  return new URL(location, base).origin === new URL(base).origin;
}

async function fetchOnce(
  url: URL,
  { method, body, referer }: Sending,
  headers: Record<string, string>,
  jar: Map<string, string>,
): Promise<Answer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: {
      ...(cookie === '' ? {} : { cookie }),
      ...(referer === undefined ? {} : { referer }),
      ...(method === 'GET' ? {} : { origin: url.origin, 'sec-fetch-site': 'same-origin' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  for (const line of response.headers.getSetCookie()) keep(jar, line);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const html = new TextDecoder().decode(bytes);
  return {
    status: response.status,
    path: `${url.pathname}${url.search}`,
    headers: response.headers,
    location: response.headers.get('location'),
    html,
    bytes,
    forms: () => formsIn(html),
    words: () => wordsIn(html),
  };
}

/** Paths are not minded: the cookies of one site with one visitor. */
function keep(jar: Map<string, string>, line: string): void {
  const { name, value, maxAge, expires } = parseSetCookie(line, { decode: (text) => text });
  const isGone = maxAge === undefined ? expires !== undefined && expires.getTime() <= Date.now() : maxAge <= 0;
  if (isGone) jar.delete(name);
  else jar.set(name, String(value ?? ''));
}

function bodyOf(entries: Entries, isMultipart: boolean): URLSearchParams | FormData {
  const body = isMultipart ? new FormData() : new URLSearchParams();
  // Without multipart, a browser sends the name of a file alone.
  for (const [name, value] of entries) {
    if (body instanceof FormData) body.append(name, value);
    else body.append(name, typeof value === 'string' ? value : value.name);
  }
  return body;
}
