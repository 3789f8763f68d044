/** The list that a script asks for again and again: what becomes of it when it can't have it. */
import { expect, test } from '@jest/globals';
import { describeWithBrowser, useBrowser } from '../support/browser-stories.ts';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

const HOUR = 3_600_000;
const PIECE = { redirect: 'manual', headers: { 'hx-request': 'true' } } as const;

onBothDatabases('a list that is looked at', (open) => {
  const website = webDesksOn(open);

  test('keeps nobody signed in who is not there', async () => {
    const site = await website();
    const ben = await site.signedIn('Ben');
    site.clock.now += 11 * HOUR;
    expect((await ben.get('/staff/tickets', PIECE)).status).toBe(200);
    site.clock.now += HOUR;
    expect((await ben.get('/staff/tickets')).path).toBe('/sign-in?next=%2Fstaff%2Ftickets');
  });

  test('tells its script to leave the page, rather than put another into it', async () => {
    const site = await website();
    const answer = await site.visitor().get('/staff/tickets?team=reseau', PIECE);
    expect([answer.status, answer.html, answer.headers.get('hx-redirect')]).toEqual([
      204,
      '',
      '/sign-in?next=%2Fstaff%2Ftickets%3Fteam%3Dreseau',
    ]);
  });

  describeWithBrowser('in a browser', () => {
    const browser = useBrowser();

    test('can be held still, and goes on when told to', async () => {
      const site = await website();
      await site.ticket({ title: 'No network' });
      const cookies = (await site.signedIn('Ben')).cookies();
      const page = await browser.visit(`${site.url}/staff/tickets`, { cookies });
      const pause = page.getByRole('button', { name: 'Suspendre l’actualisation' });
      await pause.click();
      await site.ticket({ title: 'No printer' });
      // It would have asked now.
      await page.evaluate(
        `new Promise((done) => addEventListener('htmx:before:request', (event) => done(event.defaultPrevented)))`,
      );
      expect(await page.locator('tr .row-link').allTextContents()).toEqual(['No network']);
      expect(await pause.getAttribute('aria-pressed')).toBe('true');
      await pause.click();
      await page.getByRole('link', { name: 'No printer' }).waitFor();
    });

    test('stays while the server fails, goes on when it works again, and leads to the form when the session is over', async () => {
      const site = await website();
      await site.ticket({ title: 'No network' });
      const cookies = (await site.signedIn('Ben')).cookies();
      const page = await browser.visit(`${site.url}/staff/tickets`, { cookies, expects: /500/ });
      const rename = (from: string, to: string) => site.database.write.raw(`alter table ${from} rename to ${to}`);
      const failed = page.waitForResponse((response) => response.status() === 500);
      await rename('tickets', 'elsewhere');
      await failed;
      await rename('elsewhere', 'tickets');
      expect(await page.locator('tr .row-link').allTextContents()).toEqual(['No network']);
      await site.ticket({ title: 'No printer' });
      await page.getByRole('link', { name: 'No printer' }).waitFor();
      expect(await page.locator('main').count()).toBe(1);
      await site.database.write('sessions').delete();
      await page.waitForURL('**/sign-in?next=**');
      expect(await page.locator('main').count()).toBe(1);
    });
  });
});
