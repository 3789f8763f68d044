/** Somebody writes a mail while an agent looks at the list: the request comes to the agent by itself. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Look } from '../support/browser.ts';
import { describeWithBrowser, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';

const BYTES = Buffer.from('Délai dépassé à 9 h 12\n');

describeWithBrowser('while an agent looks at the list', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  async function list(look: Look): Promise<Page> {
    const agent = await site().signedIn('claire.dubois');
    return browser.visit(`${site().url}/staff/tickets`, { ...look, cookies: agent.cookies() });
  }

  /** A requester writes it on the demonstration's page, in a browser of their own. */
  async function write(subject: string, look: Look): Promise<void> {
    const page = await browser.visit(`${site().url}/demo`, look);
    await page.getByLabel('De', { exact: true }).selectOption('theo.lambert@etu.univ.example');
    await page.getByLabel('Cc', { exact: true }).fill('camille.garnier@etu.univ.example, nadia.benali@univ.example');
    await page.getByLabel('Sujet').fill(`[vpn] ${subject}`);
    await page.getByLabel('Message').fill('Bonjour,\n\nle VPN ne répond plus depuis ce matin.\n\nThéo');
    await page.getByLabel('Fichiers').setInputFiles({ name: 'journal VPN.txt', mimeType: 'text/plain', buffer: BYTES });
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('remis au serveur de courrier').waitFor();
  }

  /** Its copies as contacts, its file as it was sent. */
  async function lookAt(page: Page, subject: string): Promise<void> {
    await page.getByRole('link', { name: subject }).click();
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    const contacts = page.getByRole('complementary').locator('dt:text-is("Contacts") + dd .person');
    expect((await contacts.allTextContents()).sort()).toEqual([
      expect.stringContaining('Camille Garnier'),
      expect.stringContaining('Nadia Benali'),
    ]);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'journal VPN.txt' }).click();
    expect(await readFile(await (await downloading).path())).toEqual(BYTES);
    expect(await page.locator('.why').textContent()).toContain('[vpn]');
  }

  test('the request stands there without a reload, and its counts have followed', async () => {
    const page = await list({});
    const ongoing = page.getByRole('navigation', { name: 'Files d’attente' }).getByRole('link', { name: /en cours/ });
    const before = Number(await ongoing.locator('.count').textContent());
    await page.evaluate('window.isTheSamePage = true');
    // What is half chosen must not be lost, and whoever tabs must not be thrown back.
    await page.getByText('Filtrer').click();
    await page.getByLabel('Priorité').selectOption('high');

    await write('Plus de VPN chez moi', {});
    const row = page.locator('tr', { hasText: 'Plus de VPN chez moi' });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/Théo Lambert\+\s2 contacts/);
    expect(await page.locator('.row-link').first().textContent()).toBe('Plus de VPN chez moi');
    expect(Number(await ongoing.locator('.count').textContent())).toBe(before + 1);
    expect(await page.evaluate('window.isTheSamePage')).toBe(true);
    expect(await page.getByLabel('Priorité').inputValue()).toBe('high');
    await lookAt(page, 'Plus de VPN chez moi');
  });

  test('the focus stays on the request that it was on', async () => {
    const page = await list({});
    const link = page.getByRole('link', { name: 'SpectroLab 4' });
    await link.focus();
    await write('Le VPN coupe sans arrêt', {});
    await page.locator('tr', { hasText: 'Le VPN coupe sans arrêt' }).waitFor();
    expect(await link.and(page.locator(':focus')).count()).toBe(1);
  });

  test('without scripts it stands there after a reload', async () => {
    const page = await list({ javascript: false });
    await write('Le VPN sans scripts', { javascript: false });
    const row = page.locator('tr', { hasText: 'Le VPN sans scripts' });
    await site().until(async () =>
      (await site().tickets()).some(({ title }) => title.includes('sans scripts')) ? true : null,
    );
    expect(await row.count()).toBe(0);
    await page.reload();
    await row.waitFor();
    await lookAt(page, 'Le VPN sans scripts');
  });

  test('whoever wrote it follows it from “sent” to the request itself', async () => {
    const page = await browser.visit(`${site().url}/demo`, {});
    await page.getByRole('link', { name: 'Des collègues en copie' }).click();
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText(/^Demande ouverte/).waitFor();
    await page.getByRole('button', { name: 'Amélie Fournier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Le micro de la salle de réunion est muet' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/requests\/R-\d+$/);
  });
});
