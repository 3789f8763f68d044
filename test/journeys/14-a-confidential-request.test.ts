/** A request to a confidential service: who sees it, who does not, and what an administrator must say first. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeWithBrowser, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';

const REASON = 'La paie demande de vérifier une pièce jointe illisible.';

describeWithBrowser('a request to payroll', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  const reference = () => site().reference("Vacations d'octobre");
  async function as(local: string, path: string): Promise<Page> {
    const client = await site().signedIn(local);
    return browser.visit(`${site().url}${path}`, { cookies: client.cookies() });
  }
  const titles = (page: Page) => page.locator('.row-link').allTextContents();

  test('is not there for an agent of another team: not in a list, not by its address, not in the journal', async () => {
    const page = await as('karim.haddad', '/staff/tickets');
    expect(await titles(page)).not.toContain("Vacations d'octobre non payées");
    expect(await titles(page)).not.toContain("Besoin d'en parler à quelqu'un");
    const mails = (await site().ledger()).filter(({ ticket }) => ticket !== null);
    const hidden = await reference();
    const { id } = mails.find(({ ticket }) => ticket === hidden) ?? {};
    for (const path of [`/staff/tickets/${hidden}`, `/requests/${hidden}`, `/mail/${id}`, `/mail/${id}/raw`]) {
      const response = await page.goto(`${site().url}${path}`);
      expect([path, response?.status()]).toEqual([path, 404]);
    }
    await page.goto(`${site().url}/mail`);
    expect(await page.content()).not.toContain('octobre');
  });

  test('opens to an administrator who says why, and tells its readers so', async () => {
    const hidden = await reference();
    const page = await as('veronique.blanchard', '/staff/tickets');
    expect(await titles(page)).not.toContain("Vacations d'octobre non payées");
    await page.goto(`${site().url}/staff/tickets/${hidden}`);
    await page.getByRole('heading', { level: 1, name: 'Demande confidentielle' }).waitFor();
    expect(await page.content()).not.toContain('octobre');
    await page.getByLabel('Motif').fill(REASON);
    await page.getByRole('button', { name: 'Ouvrir la demande' }).click();
    await page.getByRole('heading', { level: 1, name: "Vacations d'octobre non payées" }).waitFor();
    const told = `Véronique Blanchard a demandé à voir cette demande confidentielle : « ${REASON} »`;
    await page.locator('.event').getByText(told).waitFor();
    await page.getByText('Service fait octobre.pdf').waitFor();

    const team = await as('isabelle.rousseau', `/staff/tickets/${hidden}`);
    await team.locator('.event').getByText(told).waitFor();
    const requester = await as('ines.moreau', `/requests/${hidden}`);
    await requester.getByRole('heading', { level: 1, name: "Vacations d'octobre non payées" }).waitFor();
    expect(await requester.content()).not.toContain(REASON);
  });

  test('stands in the list of its own team, marked as confidential, and of no other', async () => {
    const page = await as('isabelle.rousseau', '/staff/tickets');
    const row = page.locator('tr', { hasText: "Vacations d'octobre non payées" });
    expect(await row.textContent()).toContain('Confidentielle');
    expect(await titles(page)).not.toContain("Besoin d'en parler à quelqu'un");
    await row.getByRole('link').click();
    await page.getByText('24 h de TD').first().waitFor();
    await page.getByRole('link', { name: /^pourquoi/ }).click();
    await page.getByRole('heading', { name: `Pourquoi ce courrier est devenu ${await reference()}` }).waitFor();
  });

  test('the listening unit alone sees what was written to its plus-address', async () => {
    const page = await as('helene.caron', '/staff/tickets');
    await page.getByRole('link', { name: "Besoin d'en parler à quelqu'un" }).click();
    await page.getByText("je n'ose plus aller à ce TD").waitFor();
    expect(await page.locator('.why').textContent()).toContain('+signalement');
  });
});
