/** A mail with formatting: its own picture is shown, one from elsewhere waits until somebody asks for it. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { pictureOfError } from '../../src/demo/files/pictures.ts';
import type { Look } from '../support/browser.ts';
import { describeWithBrowser, SCRIPTS, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';

const LOGO = 'https://www.univ.example/signatures/logo.png';

const TALKATIVE = `Object.assign(document.body.appendChild(new Image()),
  { referrerPolicy: 'unsafe-url', alt: '', src: 'https://www.univ.example/talks.png' })`;

type Shown = { decode(): Promise<void>; readonly naturalWidth: number };

/** Loaded and decoded, this many pixels wide; 0 is an image that did not come. */
async function widthOf(image: Locator): Promise<number> {
  await image.scrollIntoViewIfNeeded();
  return image.evaluate(async (element) => {
    const shown = element as unknown as Shown;
    await shown.decode().catch(() => {});
    return shown.naturalWidth;
  });
}

describeWithBrowser('a formatted mail', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  async function open(look: Look): Promise<Page> {
    const agent = await site().signedIn('lucas.morel');
    const path = `/staff/tickets/${await site().reference("Erreur à l'inscription")}`;
    return browser.visit(`${site().url}${path}`, { ...look, cookies: agent.cookies() });
  }

  test('shows the picture in its place, and fetches nothing from elsewhere', async () => {
    // The browser fails the story if anything but our own site is asked for anything.
    const page = await open({});
    expect(await widthOf(page.locator('.mail-html img[alt="Message d\'erreur"]'))).toBe(560);
    const logo = page.locator('.mail-html img[alt="Université"]');
    expect(await logo.getAttribute('src')).toBeNull();
    expect(await page.getByRole('list', { name: 'Pièces jointes' }).count()).toBe(0);
    expect(await page.locator('.mail-html b').first().textContent()).toBe('groupe 3');
  });

  test.each(SCRIPTS)(
    'loads the others when asked to, and tells their server nothing ($scripts scripts)',
    async ({ javascript }) => {
      const page = await open({ javascript, expects: /www\.univ\.example/ });
      const asked: Record<string, string>[] = [];
      await page.route('https://www.univ.example/**', async (route) => {
        asked.push(await route.request().allHeaders());
        await route.fulfill({ contentType: 'image/png', body: pictureOfError() });
      });
      await page.getByRole('link', { name: 'Afficher quand même' }).click();
      const logo = page.locator(`.mail-html img[src="${LOGO}"]`);
      expect(await widthOf(logo)).toBe(560);
      expect(asked).toHaveLength(1);
      expect(Object.keys(asked[0] ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/referer|cookie/)]),
      );
      expect(await page.getByRole('link', { name: 'Afficher quand même' }).count()).toBe(0);

      // Where a page lets it, this browser does tell: the silence above is ours.
      const talks = page.waitForResponse(/talks/);
      await page.evaluate(TALKATIVE);
      await talks;
      expect(asked[1]?.referer).toContain('/staff/tickets/');

      // Another visit begins without them.
      await page.goto(page.url().replace(/[?#].*/, ''));
      expect(await logo.count()).toBe(0);
    },
  );
});
