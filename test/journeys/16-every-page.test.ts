/** Every page of the demonstration is fit for everybody: for eye, ear, thumb and keyboard, with scripts and without. */
import { beforeAll, expect, test } from '@jest/globals';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { Page } from 'playwright-core';
import { type LinkToken, linkToken } from '../../src/domain/link-token.ts';
import type { Browser, Look } from '../support/browser.ts';
import { inspect, inspectAnswer } from '../support/browser-inspection.ts';
import { describeWithBrowser, useBrowser } from '../support/browser-stories.ts';
import { type DemoSite, useDemoSite } from '../support/demo-site.ts';

const ADA = 'amelie.fournier';
const BEN = 'karim.haddad';
const DORA = 'veronique.blanchard';

type Visited = {
  /** Null is somebody who has not signed in. */
  readonly who: string | null;
  readonly path: string | ((site: DemoSite) => Promise<string>);
  /** Everything that folds is unfolded: filters, quotations, what can be changed. */
  readonly unfolded?: boolean;
  readonly locale?: Look['locale'];
};

const ticket = (words: string) => async (site: DemoSite) => `/staff/tickets/${await site.reference(words)}`;
const mail = (disposition: string) => async (site: DemoSite) =>
  `/mail/${(await site.ledger()).find((one) => one.disposition === disposition)?.id}`;

/** What a mail of ours would lead to: a contact's way out, or the receipt of who asked. */
const link = (to: Exclude<LinkToken['to'], 'undo'>) => async (site: DemoSite) => {
  const { keys, desk } = site.gateway.intake;
  const { read } = desk.database;
  const said = await read('log_entries').whereNotNull('received_email_id').where({ visibility: 'public' }).first();
  const invited = await read('ticket_contacts').where({ role: 'contact' }).whereNull('removed_at').first();
  const token: LinkToken =
    to === 'receipt'
      ? { to, receivedEmailId: said.received_email_id, personId: said.author_id }
      : { to, ticketId: invited.ticket_id, personId: invited.person_id };
  return `/s/${linkToken(keys, token)}`;
};

/** Of somebody who has received mail, in the demonstration. */
const mailbox = (page: 'all' | 'one') => async (site: DemoSite) => {
  const [owner] = site.abilities.owners();
  const address = owner?.address ?? '';
  const [mail] = await site.abilities.receivedBy(address);
  return `/demo/mailboxes/${encodeURIComponent(address)}${page === 'one' ? `/${mail?.id}` : ''}`;
};

/** Those of one name are looked at side by side. */
const PAGES: Readonly<Record<string, readonly Visited[]>> = {
  'what anybody sees': [
    { who: null, path: '/sign-in' },
    { who: null, path: '/nowhere', locale: 'en' },
    { who: null, path: '/demo', unfolded: true },
    { who: ADA, path: '/demo/mails/*' },
  ],
  'the lists of staff': [
    { who: BEN, path: '/staff/tickets' },
    { who: BEN, path: '/staff/tickets?assignee=me', locale: 'en' },
    { who: BEN, path: '/staff/tickets?priority=low&team=paie' },
    { who: BEN, path: '/staff/tickets?state=closed&status=resolved', unfolded: true },
  ],
  'requests, as staff see them': [
    { who: BEN, path: ticket('Plus de Wi-Fi'), unfolded: true },
    { who: BEN, path: ticket("Erreur à l'inscription"), locale: 'en' },
    { who: BEN, path: ticket("L'imprimante du secrétariat") },
    { who: DORA, path: ticket("Vacations d'octobre") },
  ],
  'the journal': [
    { who: DORA, path: '/mail', unfolded: true },
    { who: BEN, path: '/mail?from=nadia&disposition=ignored', locale: 'en' },
    { who: BEN, path: '/mail?subject=zzz' },
    { who: DORA, path: '/mail/outbox', unfolded: true },
    { who: BEN, path: '/mail/outbox?to=nobody', locale: 'en' },
  ],
  'held mail, and senders': [
    { who: BEN, path: '/mail/held' },
    { who: DORA, path: '/mail/held?after=999999', locale: 'en' },
    { who: BEN, path: async (site) => `${await mail('held')(site)}/block` },
    { who: DORA, path: '/mail/senders', unfolded: true },
    { who: BEN, path: '/mail/senders', locale: 'en' },
  ],
  'mails, explained': [
    { who: BEN, path: mail('opened') },
    { who: BEN, path: mail('appended'), locale: 'en' },
    { who: DORA, path: mail('held') },
    { who: BEN, path: mail('ignored') },
  ],
  'what mails lead to': [
    { who: null, path: link('receipt') },
    { who: null, path: link('leave'), locale: 'en' },
    { who: null, path: link('mute') },
    { who: BEN, path: '/preferences' },
  ],
  'what people received': [
    { who: null, path: mailbox('all') },
    { who: null, path: mailbox('one'), unfolded: true },
    { who: BEN, path: mailbox('one'), locale: 'en' },
  ],
  'what administrators settle': [
    { who: DORA, path: '/settings/templates' },
    { who: DORA, path: '/settings/templates/fr/acknowledgement', unfolded: true },
    { who: DORA, path: '/settings/templates/en/entry', locale: 'en' },
  ],
  'what a requester sees': [
    { who: ADA, path: '/' },
    { who: ADA, path: '/requests' },
    { who: ADA, path: '/requests/closed', locale: 'en' },
    { who: ADA, path: async (site) => `/requests/${await site.reference('Plus de Wi-Fi')}` },
  ],
};

/** A page by its kind: `/staff/tickets/R-000001?x=1` is `/staff/tickets/*`. */
const kindOf = (path: string) =>
  path
    .replace(/[?#].*/, '')
    .replace(/(?<=^\/settings\/templates\/).+/, '*')
    .replace(/(?<=^\/s\/)[^/]+|(?<=\/)(?:R-\d+|\d+|[^/]*(?:%40|@)[^/]*)(?=\/|$)/g, '*');

const linksIn = (html: string) =>
  DomUtils.getElementsByTagName('a', parseDocument(html)).map(({ attribs }) => attribs.href ?? '');

const UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true;";

type Opener = Pick<Browser, 'open' | 'visit'>;

/** Pages on which nothing is folded, with scripts or without. */
function unfolding({ open, visit }: Opener): Opener {
  return {
    open: async (look) => {
      const page = await open(look);
      await page.addInitScript(`addEventListener('DOMContentLoaded', () => { ${UNFOLD} })`);
      return page;
    },
    visit: async (url, look) => {
      const page = await visit(url, look);
      await page.evaluate(UNFOLD);
      return page;
    },
  };
}

describeWithBrowser('every page', () => {
  const site = useDemoSite();
  const browser = useBrowser();
  /** Of a letter of Ada's, written on the demonstration's page. */
  let way = '';

  /** What else a page may show: notes, events, marks of all colours, somebody who has a request. */
  beforeAll(async () => {
    const ben = await site().signedIn(BEN);
    const sender = { address: 'supervision@lab.example', blocked: 'yes', tickets: '200', acknowledgements: '0' };
    await (await site().signedIn(DORA)).submit('/mail/senders', '/mail/senders', sender);
    const printer = await ticket("L'imprimante du secrétariat")(site());
    await ben.submit(printer, `${printer}/assignment`, { assignee: 'me' });
    await ben.submit(printer, `${printer}/priority`, { priority: 'urgent' });
    await ben.submit(printer, `${printer}/status`, { status: 'waiting' });
    await ben.submit(printer, `${printer}/notes`, { text: 'Voir https://univ.example/imprimantes\n\n> 3e étage' });
    const software = await ticket('SpectroLab')(site());
    await ben.submit(software, `${software}/closure`, { as: 'resolved' });
    const ada = await site().signedIn(ADA);
    way = (await ada.submit('/demo', '/demo/mails', { subject: '[vpn] Délai dépassé', text: 'Bonjour' })).path;
    const messageId = decodeURIComponent(way.replace('/demo/mails/', ''));
    await site().until(async () => ((await site().abilities.whatBecameOf(messageId))?.ticket ? true : null));
  });

  const pathOf = async ({ path }: Visited) =>
    typeof path === 'string' ? path.replace('/demo/mails/*', way) : path(site());

  async function faultsOn(visited: Visited): Promise<string[]> {
    const { who, locale = 'fr', unfolded = false } = visited;
    const path = await pathOf(visited);
    const cookies = who === null ? [] : (await site().signedIn(who)).cookies();
    const faults = await inspect(unfolded ? unfolding(browser) : browser, site().url + path, { locale, cookies });
    return faults.map((fault) => `${path}: ${fault}`);
  }

  test.each(Object.entries(PAGES))(
    '%s',
    async (_, pages) => {
      expect((await Promise.all(pages.map(faultsOn))).flat()).toEqual([]);
    },
    300_000,
  );

  test('a sign-in that was refused, and a letter that cannot be sent', async () => {
    const refuse = async (page: Page) => {
      await page.getByLabel('Adresse électronique').fill('amelie.fournier@univ.example');
      await page.getByLabel('Mot de passe').fill('autre chose');
      await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
      await page.getByRole('alert').waitFor();
    };
    const send = async (page: Page) => {
      await page.getByLabel('À', { exact: true }).fill('quelqu-un@ailleurs.example');
      await page.getByRole('button', { name: 'Envoyer' }).click();
      await page.getByRole('alert').waitFor();
    };
    expect(await inspectAnswer(browser, `${site().url}/sign-in`, refuse)).toEqual([]);
    expect(await inspectAnswer(browser, `${site().url}/demo`, send)).toEqual([]);
  });

  test('no link leads nowhere, and no kind of page that links lead to is missing above', async () => {
    const inspected = new Set(
      await Promise.all(
        Object.values(PAGES)
          .flat()
          .map(async (one) => kindOf(await pathOf(one))),
      ),
    );
    for (const who of [BEN, DORA, ADA]) {
      const client = await site().signedIn(who);
      const found = new Set(['/', '/requests']);
      const kinds = new Set<string>();
      for (const path of found) {
        const answer = await client.get(path);
        expect([who, path, answer.status]).toEqual([who, path, 200]);
        if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
        kinds.add(kindOf(answer.path));
        for (const link of linksIn(answer.html)) {
          // Where a mail that is shown leads to, its recipient may go.
          if (link.startsWith('http') && answer.path.startsWith('/demo/mailboxes/')) continue;
          const { origin, pathname, search } = new URL(link, new URL(answer.path, site().url));
          if (origin === site().url) found.add(pathname + search);
        }
      }
      expect(found.size).toBeGreaterThan(15);
      expect([...kinds].filter((kind) => !inspected.has(kind))).toEqual([]);
    }
  });
});
