/** A requester signs in with a password, sees their requests and what was said to them, and nothing else. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/demo/people.ts';
import { describeWithBrowser, SCRIPTS, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';

const NOTE = 'Entre nous : remplacer la borne avant midi.';
const ADA = 'amelie.fournier@univ.example';

describeWithBrowser('a requester', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  async function signIn(page: Page, password = DEMO_PASSWORD): Promise<void> {
    await page.getByLabel('Adresse électronique').fill(ADA);
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  }

  /** An agent adds a note to her request. */
  async function annotate(): Promise<string> {
    const reference = await site().reference('Plus de Wi-Fi');
    const ben = await site().signedIn('karim.haddad');
    const path = `/staff/tickets/${reference}`;
    const annotated = await ben.submit(path, `${path}/notes`, { text: NOTE });
    expect(annotated.words()).toContain(NOTE);
    return reference;
  }

  test('signs in, and reads her request: every public word, no note, nobody’s event', async () => {
    const reference = await annotate();
    const page = await browser.visit(site().url);
    await signIn(page, 'un autre mot de passe');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(ADA);
    await signIn(page);
    await page.getByRole('heading', { level: 1, name: 'Bonjour Amélie Fournier' }).waitFor();

    await page
      .getByRole('main')
      .getByRole('link', { name: /^Demandes en cours/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Demandes en cours' }).waitFor();
    expect(await page.locator('.row-link').allTextContents()).toEqual(['Plus de Wi-Fi en B 214 depuis ce matin']);
    expect(await page.content()).not.toContain(NOTE);
    await page.getByRole('link', { name: /^Plus de Wi-Fi/ }).click();
    await page.getByText('Votre demande est arrivée').waitFor();
    expect(await page.getByRole('article').count()).toBe(3);
    const html = await page.content();
    for (const hidden of [NOTE, 'Entre nous', 'note interne', 'Karim', 'expéditeur vérifié', '/staff', '/mail/']) {
      expect(html).not.toContain(hidden);
    }
    const { photo } = await fileOf(reference);
    expect(html).toContain(`href="${photo}"`);
    await page.getByRole('link', { name: /^Demandes fermées/ }).click();
    await page.getByText('Vous n’avez aucune demande fermée.').waitFor();
  });

  test('finds neither staff’s pages nor the journal, nor what is others’: they are not there', async () => {
    const reference = await annotate();
    const client = await site().signedIn('amelie.fournier');
    const others = await site().reference("Erreur à l'inscription");
    const { image } = await fileOf(others);
    const page = await browser.open({ cookies: client.cookies() });
    const paths = [
      ...['/staff', '/staff/tickets', '/staff/tickets?state=closed', '/mail', '/mail/1', '/mail/1/raw'],
      ...[`/staff/tickets/${reference}`, `/staff/tickets/${others}`, `/requests/${others}`, image],
    ];
    for (const path of paths) {
      const response = await page.goto(`${site().url}${path}`);
      expect([path, response?.status()]).toEqual([path, 404]);
      const words = await page.getByRole('main').textContent();
      expect(words?.replace(/\s+/g, ' ').trim()).toBe(
        'Cette page n’existe pas L’adresse est inexacte, la demande n’existe plus, ou elle ne vous est pas ouverte. Retour à l’accueil',
      );
    }
  });

  test.each(SCRIPTS)(
    'leaves nothing behind for whoever goes back after her ($scripts scripts)',
    async ({ javascript }) => {
      const reference = await site().reference('Plus de Wi-Fi');
      const path = `/requests/${reference}`;
      const page = await browser.visit(`${site().url}${path}`, { javascript });
      await signIn(page);
      await page.getByRole('heading', { level: 1, name: /^Plus de Wi-Fi/ }).waitFor();
      expect(new URL(page.url()).pathname).toBe(path);
      await page.goto(`${site().url}/requests`);
      await page.getByRole('button', { name: 'Se déconnecter' }).click();
      await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
      for (const _ of ['the list', 'the request']) {
        await page.goBack();
        expect(await page.content()).not.toContain('Wi-Fi en B 214');
        await page.reload();
        expect(new URL(page.url()).pathname).toBe('/sign-in');
      }
    },
  );

  /** Addresses that stand in the request, as staff see it: its photo as a file, its inline image. */
  async function fileOf(reference: string) {
    const ben = await site().signedIn('karim.haddad');
    const { html } = await ben.get(`/staff/tickets/${reference}`);
    return { photo: String(/\/files\/\d+(?=")/.exec(html)), image: String(/\/files\/\d+\/image/.exec(html)) };
  }
});
