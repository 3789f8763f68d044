/** The same pages in English, and on paper. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { faultsOf } from '../support/axe.ts';
import { describeWithBrowser, SCRIPTS, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';

describeWithBrowser('the pages', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  const language = (page: Page) => page.locator('html').getAttribute('lang');

  test.each(SCRIPTS)('speak English for whoever asks, where they are ($scripts scripts)', async ({ javascript }) => {
    const ben = await site().signedIn('karim.haddad');
    const reference = await site().reference('Plus de Wi-Fi');
    const url = `${site().url}/staff/tickets?team=reseaux&priority=normal`;
    const page = await browser.visit(url, { javascript, cookies: ben.cookies() });
    expect(await language(page)).toBe('fr');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ongoing tickets, filtered' }).waitFor();
    expect([page.url(), await language(page)]).toEqual([url, 'en']);
    expect(await page.locator('.mark').allTextContents()).toEqual(['New']);

    await page.getByRole('link', { name: /^Plus de Wi-Fi/ }).click();
    await page.locator('.event').getByText('Amélie Fournier opened the ticket by mail').waitFor();
    expect(await page.locator('.why').textContent()).toContain('Networks and telephony');
    await page.goto(`${site().url}/mail`);
    await page.getByRole('heading', { level: 1, name: 'Mail journal' }).waitFor();

    await page.goto(`${site().url}/staff/tickets/${reference}`);
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByText('a ouvert la demande par courriel').waitFor();
    expect([new URL(page.url()).pathname, await language(page)]).toEqual([`/staff/tickets/${reference}`, 'fr']);
  });

  test('speak the browser’s language to who has not signed in, until they choose another', async () => {
    const page = await browser.visit(`${site().url}/requests`, { locale: 'en' });
    const asked = page.url();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect([new URL(asked).pathname, await language(page)]).toEqual(['/sign-in', 'en']);
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
    expect([page.url(), await language(page)]).toEqual([asked, 'fr']);
    await page.goto(`${site().url}/nowhere`);
    await page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' }).waitFor();
  });

  test.each(['staff', 'requester'])('print what was said, and nothing to click on (%s)', async (who) => {
    const client = await site().signedIn(who === 'staff' ? 'karim.haddad' : 'amelie.fournier');
    const reference = await site().reference('Plus de Wi-Fi');
    const path = `${who === 'staff' ? '/staff/tickets' : '/requests'}/${reference}`;
    // Whoever prefers dark screens has white paper all the same.
    const page = await browser.visit(`${site().url}${path}`, { dark: true, cookies: client.cookies() });
    await page.emulateMedia({ media: 'print' });
    const clickable = page.locator('header.top, footer, .portal-side, form, button, input, select, textarea, summary');
    expect(await clickable.filter({ visible: true }).allTextContents()).toEqual([]);
    for (const said of ["personne n'arrive à se connecter", 'pareil en B 215', 'ça remarche']) {
      expect(await page.getByText(said).first().isVisible()).toBe(true);
    }
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByText(reference, { exact: true }).isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await faultsOf(page)).toEqual([]);
  });
});
