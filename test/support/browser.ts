/** A real browser for tests: Debian's Chromium, and what went wrong on the pages that it showed. */
import { existsSync } from 'node:fs';
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core';
import { type Complaints, watch } from './browser-complaints.ts';
import { isRoot } from './system-user.ts';

/** How a page is looked at. By default: scripts on, light, 1440 pixels wide, in French. */
export type Look = {
  readonly javascript?: boolean;
  readonly dark?: boolean;
  /** CSS pixels; 320 is what WCAG's reflow asks for. */
  readonly width?: number;
  readonly locale?: 'fr' | 'en';
  /** Those of a client that has signed in already, see `http-client.ts`. */
  readonly cookies?: readonly BrowserCookie[];
  /** Complaints that the story is about, such as that of a script whose request gets a 422. */
  readonly expects?: RegExp;
};

export type BrowserCookie = { readonly name: string; readonly value: string; readonly url: string };

export type Browser = {
  /** A page of its own, without cookies of others; empty as yet. */
  open(look?: Look): Promise<Page>;
  /** The same, gone to an address. */
  visit(url: string, look?: Look): Promise<Page>;
  /** Closes all pages, and tells what went wrong on them, a line each. */
  closePages(): Promise<string[]>;
  stop(): Promise<void>;
};

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing leaves the machine, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  ...(isRoot ? ['--no-sandbox'] : []),
];
const DEADLINE_MS = 45_000;

/** Why Chromium can't run here, or null when it can. */
export function whyNoChromium(): string | null {
  return PROGRAM ? null : 'Chromium is not installed (Debian package chromium)';
}

/** Starts it, in half a second. It hangs on a pipe of this process, and ends with it even if that is killed. */
export async function startBrowser(): Promise<Browser> {
  const missing = whyNoChromium();
  if (missing !== null) throw new Error(missing);
  const program = await chromium.launch({ executablePath: String(PROGRAM), args: ARGS });
  const opened: { readonly context: BrowserContext; readonly complaints: Complaints }[] = [];
  const open = async (look: Look = {}) => {
    const context = await contextFor(program, look);
    opened.push({ context, complaints: watch(context, look.expects) });
    return context.newPage();
  };
  return {
    open,
    visit: async (url, look) => {
      const page = await open(look);
      await page.goto(url);
      return page;
    },
    closePages: async () => {
      const closing = opened.splice(0);
      for (const { context } of closing) await context.close();
      return closing.flatMap(({ complaints }) => complaints());
    },
    stop: () => program.close(),
  };
}

async function contextFor(program: Chromium, look: Look): Promise<BrowserContext> {
  const { javascript = true, dark = false, width = 1440, locale = 'fr', cookies = [] } = look;
  const context = await program.newContext({
    javaScriptEnabled: javascript,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: width < 600 ? 640 : 900 },
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    // What moves would be measured halfway.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(DEADLINE_MS);
  await context.addCookies([...cookies]);
  return context;
}
