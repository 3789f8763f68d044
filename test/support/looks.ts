/**
 * Photographs pages for whoever works on them: light and dark, 1440 and 320 pixels wide, in full length. What axe, the
 * measures and the browser itself find is said beside each picture. The site runs already, on this machine:
 *
 *     node test/support/looks.ts http://127.0.0.1:8080/ http://127.0.0.1:8080/requests --out /tmp/looks
 *     node test/support/looks.ts http://127.0.0.1:8080/staff --sign-in dora@univ.example:secret --locale en
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultsOf } from './axe.ts';
import { type Browser, type BrowserCookie, type Look, startBrowser } from './browser.ts';
import { overflowOf, smallTargets } from './browser-measures.ts';

export type Picture = {
  readonly file: string;
  /** What is wrong with the page as it looks there, a line each. */
  readonly findings: readonly string[];
};

/** What takes the pictures. */
type Camera = Pick<Browser, 'visit' | 'closePages'>;

export type Credentials = { readonly email: string; readonly password: string };

const LOOKS = [1440, 320].flatMap((width) => [false, true].map((dark) => ({ width, dark })));

/** Four pictures of a page, put into the folder; `look` says who looks, and in which language. */
export async function photograph(browser: Camera, url: string, folder: string, look: Look = {}): Promise<Picture[]> {
  await mkdir(folder, { recursive: true });
  const pictures: Picture[] = [];
  for (const { width, dark } of LOOKS) {
    const page = await browser.visit(url, { ...look, width, dark });
    const file = join(folder, `${nameOf(url)}.${width}.${dark ? 'dark' : 'light'}.png`);
    await page.screenshot({ path: file, fullPage: true });
    const measured = [...(await faultsOf(page)), ...(await overflowOf(page)), ...(await smallTargets(page))];
    pictures.push({ file, findings: [...measured, ...(await browser.closePages())] });
  }
  return pictures;
}

/** Signs in by the form of /sign-in; the cookies are those of whoever is in. */
export async function signIn(browser: Camera, site: string, who: Credentials): Promise<BrowserCookie[]> {
  const page = await browser.visit(new URL('/sign-in', site).href);
  await page.locator('input[name=email]').fill(who.email);
  await page.locator('input[name=password]').fill(who.password);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  const cookies = await page.context().cookies();
  await browser.closePages();
  return cookies.map(({ name, value }) => ({ name, value, url: new URL(site).origin }));
}

/** `/staff/tickets?page=2` → `staff-tickets-page-2`. */
function nameOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-|-$/g, '') || 'home';
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: '/tmp/looks' },
      'sign-in': { type: 'string' },
      locale: { type: 'string', default: 'fr' },
    },
  });
  const [first] = positionals;
  if (first === undefined) throw new Error('which page? See the first lines of test/support/looks.ts');
  const browser = await startBrowser();
  try {
    const [email = '', ...password] = values['sign-in']?.split(':') ?? [];
    const cookies = email === '' ? [] : await signIn(browser, first, { email, password: password.join(':') });
    for (const url of positionals) {
      const look: Look = { cookies, locale: values.locale === 'en' ? 'en' : 'fr' };
      for (const { file, findings } of await photograph(browser, url, values.out, look)) {
        console.log([file, ...findings.map((finding) => `  ${finding}`)].join('\n'));
      }
    }
  } finally {
    await browser.stop();
  }
}

if (import.meta.main) await main();
