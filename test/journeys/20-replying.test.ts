/** An agent answers from the page: sees whom it goes to, takes it back, sends it; what arrives meanwhile is read first. */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { faultsOf } from '../support/axe.ts';
import { overflowOf } from '../support/browser-measures.ts';
import { describeWithBrowser, SCRIPTS, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';
import { type Hands, KEYBOARD, MOUSE } from '../support/hands.ts';

/** Each works on another of the sample requests. */
const WAYS = [
  { way: 'by mouse', hands: MOUSE, javascript: true, request: 'Plus de Wi-Fi en B 214' },
  { way: 'by keyboard, without scripts', hands: KEYBOARD, javascript: false, request: "L'imprimante du secrétariat" },
];

const wordsOf = async (shown: Locator) =>
  String(await shown.textContent())
    .replace(/\s+/g, ' ')
    .trim();

describeWithBrowser('an agent who answers', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  async function open(request: string, hands: Hands, javascript: boolean): Promise<Page> {
    const page = await browser.visit(site().url, { javascript });
    await hands.press(page.getByRole('button', { name: 'Karim Haddad' }));
    await hands.press(page.getByRole('link', { name: request }));
    await page.getByRole('heading', { level: 1, name: request }).waitFor();
    return page;
  }

  test.each(WAYS)('takes an answer back, mends it and sends it, $way', async ({ hands, javascript, request }) => {
    const page = await open(request, hands, javascript);
    const form = page.locator('#reply');
    const text = page.getByLabel('Votre réponse');
    const shown = await wordsOf(form.locator('.audience'));
    expect(shown).toMatch(/^Partira par courriel à : .*@univ\.example · demandeur/);
    await hands.write(text, 'Nous regardons.');
    await form.locator('input[type=file]').setInputFiles({
      ...{ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Salle B 214') },
    });
    await hands.press(form.getByRole('button', { name: /^Envoyer à/ }));
    const entry = page.getByRole('article', { name: 'Message de Karim Haddad' });
    await entry.waitFor();
    expect(await wordsOf(entry)).toMatch(/Nous regardons\..*plan\.txt/);
    expect(await wordsOf(page.locator('.undo > span').first())).toMatch(/^Réponse envoyée dans \d+ s$/);
    expect([await faultsOf(page), await overflowOf(page)]).toEqual([[], []]);

    await hands.press(page.getByRole('button', { name: 'Annuler l’envoi' }));
    await page.getByText('Envoi annulé').waitFor();
    expect(await entry.count()).toBe(0);
    expect(await page.locator('.written-notice:focus').count()).toBe(1);
    expect([await text.inputValue(), await page.getByLabel('plan.txt').isChecked()]).toEqual(['Nous regardons.', true]);
    expect([await faultsOf(page), await overflowOf(page)]).toEqual([[], []]);

    await hands.write(text, 'Nous regardons cet après-midi.');
    await hands.press(form.getByRole('button', { name: 'Envoyer et attendre' }));
    await entry.waitFor();
    expect(await wordsOf(entry)).toContain('cet après-midi.');
    expect(await wordsOf(page.locator('.marks'))).toContain('En attente');
  });

  test.each(SCRIPTS)('reads first what arrived meanwhile, $scripts scripts', async ({ javascript }) => {
    const request = javascript ? "Erreur à l'inscription du groupe 3" : 'SpectroLab 4';
    const page = await open(request, MOUSE, javascript);
    const reference = await site().reference(request);
    const path = `/staff/tickets/${reference}`;
    const claire = await site().signedIn('claire.dubois');
    await claire.submit(path, `${path}/notes`, { text: 'Je m’en occupe déjà.' });

    await page.getByLabel('Votre réponse').fill('Qui s’en occupe ?');
    await page.getByRole('button', { name: 'Envoyer et résoudre' }).click();
    await page.getByText('Rien n’a été envoyé').waitFor();
    expect(await page.getByLabel('Votre réponse').inputValue()).toBe('Qui s’en occupe ?');
    expect(await wordsOf(page.locator('.news + *'))).toContain('Je m’en occupe déjà.');
    expect(await page.locator('.news:focus').count()).toBe(1);
    expect([await faultsOf(page), await overflowOf(page)]).toEqual([[], []]);
    await page.getByRole('button', { name: /^Envoyer à/ }).click();
    await page.getByRole('article', { name: 'Message de Karim Haddad' }).waitFor();
  });

  test('is told when it has left', async () => {
    const page = await open('[cantine] carte refusée', MOUSE, true);
    await page.getByLabel('Votre réponse').fill('C’est réparé.');
    await page.getByRole('button', { name: 'Envoyer et résoudre' }).click();
    const button = page.getByRole('button', { name: 'Annuler l’envoi' });
    await button.focus();
    await page.getByText('La réponse est partie.').waitFor({ timeout: 60_000 });
    expect(await button.count()).toBe(0);
    expect(await page.locator('[data-left]:focus').count()).toBe(1);
  });
});
