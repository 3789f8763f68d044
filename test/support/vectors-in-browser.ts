/**
 * Shows HTML that means harm in a real browser, as a mail on a ticket's page: made safe, put into the view and under the
 * page's policy as every mail is. Tells what ran, what was asked for, and what could be read.
 */
import type { Page } from 'playwright-core';
import { wordsOf } from '../../src/inbound/mime/body-words.ts';
import { DEFAULT_PARSE_LIMITS } from '../../src/inbound/mime/parse-limits.ts';
import { openDatabase } from '../../src/store/database.ts';
import { type Browser, startBrowser } from './browser.ts';
import { type BrowserMail, provoke, readMails, standGuard } from './mails-in-page.ts';
import { startWebsite, type Website } from './opened-website.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openTicketDesk, type TicketDesk } from './ticket-desk.ts';

export type Vector = { readonly title: string; readonly html: string };

export type VectorOutcome = {
  readonly title: string;
  /** What ran, what only the page's policy kept from running, and what of the page was broken or left its place. */
  readonly ran: readonly string[];
  /** What the browser asked anybody for, beside the page and its own parts. */
  readonly requested: readonly string[];
  /** The words in sight, with everything unfolded. */
  readonly text: string;
};

/** What is kept of a mail's HTML; '' when nothing is. */
export type MakeSafe = (html: string) => string;

const asEveryMail: MakeSafe = (html) =>
  wordsOf([{ kind: 'html', content: html, alternative: null }], DEFAULT_PARSE_LIMITS).safe?.html ?? '';

/** Vectors on one page: if nothing happens on it, nothing happened with any of them. */
const TOGETHER = 40;

type Stage = { readonly site: Website; readonly desk: TicketDesk; readonly browser: Browser };

/** In the order given. `makeSafe` is for showing that the browser would notice. */
export async function vectorsInBrowser(
  vectors: readonly Vector[],
  makeSafe: MakeSafe = asEveryMail,
): Promise<VectorOutcome[]> {
  const folder = temporaryFolder('vectors');
  const database = await openDatabase(`sqlite:${folder.path}/vectors.db`);
  await database.migrate();
  const desk = await openTicketDesk(async () => ({ ...database, url: '' }));
  const site = await startWebsite(desk);
  const browser = await startBrowser();
  const kept = vectors.map(({ title, html }) => ({ title, html: makeSafe(html) }));
  try {
    return await outcomesOf({ site, desk, browser }, kept);
  } finally {
    await browser.stop();
    await site.close();
    await database.close();
    await folder.remove();
  }
}

async function outcomesOf(stage: Stage, vectors: readonly Vector[]): Promise<VectorOutcome[]> {
  const outcomes: VectorOutcome[] = [];
  for (let from = 0; from < vectors.length; from += TOGETHER) {
    const some = vectors.slice(from, from + TOGETHER);
    const together = await show(stage, some);
    const isCalm = together.every(({ ran, requested }) => ran.length + requested.length === 0);
    if (isCalm || some.length === 1) outcomes.push(...together);
    else for (const vector of some) outcomes.push(...(await show(stage, [vector])));
  }
  return outcomes;
}

/** What happens is told of all of them: nobody knows whose it was. */
async function show({ site, desk, browser }: Stage, vectors: readonly Vector[]): Promise<VectorOutcome[]> {
  const { id, reference } = await desk.ticket();
  for (const { html } of vectors) await desk.say(id, 'Ada', 'nothing', { html: html === '' ? null : html });
  const cookies = (await site.signIn('ben@univ.example')).cookies();
  const page = await browser.open({ cookies, expects: /./ });
  const { ran, requested } = await watched(page, site.url);
  const answer = await page.goto(`${site.url}/staff/tickets/${reference}`);
  if (!answer?.ok()) throw new Error(`The page of the ticket answers ${answer?.status()}.`);
  await provoke(page);
  const mails = await readMails(page);
  await browser.closePages();
  const broken = mails.length === vectors.length ? [] : [`${mails.length} mails of ${vectors.length} in the page`];
  return vectors.map(({ title, html }, at) => {
    const mail: BrowserMail = mails[at] ?? { text: '', faults: [] };
    return { title, ran: [...ran, ...broken, ...mail.faults], requested, text: html === '' ? '' : mail.text };
  });
}

async function watched(page: Page, site: string): Promise<{ ran: string[]; requested: string[] }> {
  const ran: string[] = [];
  const requested: string[] = [];
  await standGuard(page, (what) => ran.push(what));
  page.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('frameattached', (frame) => ran.push(`frame: ${frame.url()}`));
  page.on('popup', (popup) => ran.push(`opened: ${popup.url()}`));
  page.on('pageerror', (fault) => ran.push(`script: ${fault.message}`));
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(`${site}/staff/tickets/`)) ran.push(`went to: ${frame.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    const isOurs = url.startsWith(`${site}/assets/`) || url.startsWith(`${site}/staff/tickets/`);
    if (!isOurs && !url.endsWith('/favicon.ico') && !url.startsWith('data:image/')) requested.push(url);
  });
  return { ran, requested };
}
