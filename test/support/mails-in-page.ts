/** The mails within a page that a browser shows: what happens when they are touched, and what can be read of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export type BrowserMail = {
  /** The words in sight. */
  readonly text: string;
  /** What of it leaves its place, or takes names that are the page's. */
  readonly faults: readonly string[];
};

/** In a scope of its own: what it names, the page's scripts may name as well. */
const SCRIPT = `{${readFileSync(join(import.meta.dirname, 'mails-in-page.js'), 'utf8')}}`;

/** Before the page is there: tells of every way in which scripts show themselves, and of all that the policy forbade. */
export async function standGuard(page: Page, tell: (what: string) => void): Promise<void> {
  await page.exposeFunction('guichetTold', tell);
  await page.addInitScript({ content: SCRIPT });
}

/** Unfolds everything and does to each element of the mails whatever a reader may do; ends when nothing is loading. */
export async function provoke(page: Page): Promise<void> {
  await page.evaluate('mails.provoke()');
  await page.waitForLoadState('networkidle');
}

/** Of each entry of the page, in their order. */
export function readMails(page: Page): Promise<BrowserMail[]> {
  return page.evaluate<BrowserMail[]>('mails.read()');
}
