/** A newcomer opens the demonstration, reads a request and works on one: by mouse, by keyboard alone, without scripts. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { photoOfAccessPoint } from '../../src/demo/files/pictures.ts';
import type { Look } from '../support/browser.ts';
import { describeWithBrowser, useBrowser } from '../support/browser-stories.ts';
import { useDemoSite } from '../support/demo-site.ts';
import { type Hands, KEYBOARD, MOUSE } from '../support/hands.ts';

type Way = { readonly way: string; readonly hands: Hands; readonly look: Look };

/** Each works on another of the sample requests. */
const WAYS: readonly (Way & { readonly agent: string; readonly request: string })[] = [
  { way: 'by mouse', hands: MOUSE, look: {}, agent: 'Claire Dubois', request: 'Plus de Wi-Fi en B 214' },
  {
    way: 'by keyboard alone',
    hands: KEYBOARD,
    look: {},
    agent: 'Karim Haddad',
    request: "L'imprimante du secrétariat",
  },
  {
    ...{ way: 'without scripts', hands: MOUSE, look: { javascript: false } },
    ...{ agent: 'Lucas Morel', request: "Erreur à l'inscription du groupe 3" },
  },
];

/** Those of the sample mails that every agent may see, in no order: those that came in one go have the same time. */
const LIST = [
  'Plus de Wi-Fi en B 214 depuis ce matin',
  'SpectroLab 4 pour la salle C 03',
  'Visiting lecturer arriving on Monday: key and login',
  'Mot de passe refusé par eduroam',
  "L'imprimante du secrétariat n'imprime plus qu'en rose",
  '[cantine] carte refusée par la borne',
  "Erreur à l'inscription du groupe 3",
];

const wordsOf = async (shown: Locator) => String(await shown.textContent()).replace(/\s+/g, ' ');

describeWithBrowser('an agent', () => {
  const site = useDemoSite();
  const browser = useBrowser();

  async function signIn({ hands, look }: Way, agent: string): Promise<Page> {
    const page = await browser.visit(site().url, look);
    await hands.press(page.getByRole('button', { name: agent }));
    await page.getByRole('heading', { level: 1, name: 'Demandes en cours' }).waitFor();
    return page;
  }

  async function open(page: Page, hands: Hands, request: string): Promise<void> {
    await hands.press(page.getByRole('link', { name: request }));
    await page.getByRole('heading', { level: 1, name: request }).waitFor();
  }

  test.each(WAYS)('reads a request $way: words, files, people, and why it is there', async (way) => {
    const { hands } = way;
    const page = await signIn(way, 'Claire Dubois');
    const listed = await page.locator('.row-link').allTextContents();
    if (way === WAYS[0]) expect(listed.toSorted()).toEqual(LIST.toSorted());
    await open(page, hands, 'Plus de Wi-Fi en B 214');
    const reference = await site().reference('Plus de Wi-Fi');
    expect(new URL(page.url()).pathname).toBe(`/staff/tickets/${reference}`);

    const answer = page.getByRole('article', { name: 'Message de Jean-Marc Le Goff' });
    expect(await wordsOf(answer)).toContain("c'est pareil en B 215 et dans le petit amphi");
    const quoted = answer.getByText('Serait-il possible de regarder avant');
    expect(await quoted.isVisible()).toBe(false);
    await hands.press(answer.locator('summary').first());
    expect(await quoted.isVisible()).toBe(true);

    const downloading = page.waitForEvent('download');
    await hands.press(page.getByRole('link', { name: 'borne B214.png' }));
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('borne B214.png');
    expect((await readFile(await download.path())).equals(photoOfAccessPoint())).toBe(true);

    const contacts = page.getByRole('complementary').locator('dt:text-is("Contacts") + dd .person');
    expect(await contacts.allTextContents()).toEqual([
      expect.stringContaining('Jean-Marc Le Goff'),
      expect.stringContaining('Inès Moreau'),
    ]);
    expect(await wordsOf(page.locator('.why'))).toMatch(/^Pourquoi ce service : Étiquette \[wifi\] du sujet → .*Wi-Fi/);

    await hands.press(page.getByRole('link', { name: /^pourquoi/ }).first());
    await page.getByRole('heading', { name: `Pourquoi ce courrier est devenu ${reference}` }).waitFor();
    expect(await wordsOf(page.locator('.findings'))).toMatch(
      /DMARC réussi.*Étiquette \[wifi\].*2 contacts depuis À et Cc/,
    );
    await hands.press(page.getByRole('link', { name: `Demande créée : ${reference}` }));
    await page.getByRole('heading', { level: 1, name: 'Plus de Wi-Fi en B 214' }).waitFor();
  });

  test.each(WAYS)('works on a request $way, and its page tells each step in words', async (way) => {
    const { hands, agent, request } = way;
    const page = await signIn(way, agent);
    await open(page, hands, request);
    const told = (words: string) => page.locator('.event').getByText(words).waitFor();
    const press = (name: string) => hands.press(page.getByRole('button', { name }));
    const change = async (property: string, choice: string) => {
      await hands.press(page.locator('summary', { hasText: `Modifier : ${property}` }));
      await hands.choose(page.getByRole('combobox', { name: property }), choice);
      await press('Valider');
    };

    await press('Prendre la demande');
    await told(`${agent} a pris la demande`);
    await change('Priorité', 'Haute');
    await told(`${agent} a changé la priorité : Normale → Haute`);
    await change('Service', 'VPN');
    await told(`${agent} a choisi le service Réseau et téléphone › VPN`);
    await change('Équipe', 'Systèmes et hébergement');
    await told(`${agent} a confié la demande à l’équipe Systèmes et hébergement`);
    await change('Statut', 'En attente');
    await told(`${agent} a changé le statut : Nouvelle → En attente`);

    await hands.press(page.locator('summary', { hasText: 'Note interne' }));
    await hands.write(page.getByLabel('Note interne — visible des agents seulement'), 'À voir avec le fournisseur.');
    await press('Ajouter la note');
    const note = page.getByRole('article', { name: `Note interne de ${agent}` });
    await note.waitFor();
    expect(await wordsOf(note)).toMatch(/note interne — visible des agents seulement.*À voir avec le fournisseur\./);

    await press('Marquer comme résolue');
    await told(`${agent} a résolu la demande`);
    await press('Rouvrir la demande');
    await told(`${agent} a changé le statut : Résolue → En cours`);
    expect(await wordsOf(page.locator('.side').first())).toMatch(
      new RegExp(`Assignée à ${agent}.*Équipe Systèmes.*Service .*VPN.*Priorité Haute.*Statut En cours`),
    );
    expect(await site().tickets()).toContainEqual(
      expect.objectContaining({
        ...{ title: expect.stringContaining(request), status: 'open', priority: 'high' },
        ...{ service: 'vpn', team: 'systemes', log: expect.arrayContaining([expect.objectContaining({ via: 'web' })]) },
      }),
    );
  });
});
