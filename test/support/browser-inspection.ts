/** Everything that each page of ours must be, whatever it shows: accessible in every look, light on the line. */
import type { Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import type { Browser, Look } from './browser.ts';
import { keyboardTrail, overflowOf, smallTargets } from './browser-measures.ts';
import { excessOf, weightOf } from './browser-weight.ts';

/**
 * What is wrong with a page, a line each, `320 dark: …`; five seconds of work. Looked at wide and narrow, light and
 * dark, and narrow without scripts; walked through by Tab; weighed. `look` says who looks, and in which language.
 */
export async function inspect(
  browser: Pick<Browser, 'open' | 'visit'>,
  url: string,
  look: Pick<Look, 'locale' | 'cookies' | 'expects'> = {},
): Promise<string[]> {
  const page = await browser.open(look);
  const findings = excessOf(await weightOf(page, url));
  for (const stop of await keyboardTrail(page)) {
    if (!stop.isMarked) findings.push(`Tab: nothing shows that the focus is on ${stop.target}`);
    if (!stop.isInSight) findings.push(`Tab: out of sight: ${stop.target}`);
  }
  findings.push(...(await faultsInEachLook(page)));
  const plain = await browser.visit(url, { ...look, width: 320, javascript: false });
  return [...findings, ...(await faultsWithoutScripts(plain))];
}

/**
 * The same of what answers a form, but for its weight and the way through it by Tab. `act` fills in and sends what
 * stands at the address, and ends when the answer is there.
 */
export async function inspectAnswer(
  browser: Pick<Browser, 'visit'>,
  url: string,
  act: (page: Page) => Promise<void>,
  look: Pick<Look, 'locale' | 'cookies' | 'expects'> = {},
): Promise<string[]> {
  const page = await browser.visit(url, look);
  await act(page);
  const plain = await browser.visit(url, { ...look, width: 320, javascript: false });
  await act(plain);
  return [...(await faultsInEachLook(page)), ...(await faultsWithoutScripts(plain))];
}

async function faultsInEachLook(page: Page): Promise<string[]> {
  const findings: string[] = [];
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      findings.push(...(await faultsOf(page)).map((fault) => `${width} ${colorScheme}: ${fault}`));
    }
  }
  return [...findings, ...(await narrowFaults(page, '320'))];
}

async function faultsWithoutScripts(plain: Page): Promise<string[]> {
  const faults = (await faultsOf(plain)).map((fault) => `320 without scripts: ${fault}`);
  return [...faults, ...(await narrowFaults(plain, '320 without scripts'))];
}

async function narrowFaults(page: Page, where: string): Promise<string[]> {
  const faults = [...(await overflowOf(page)), ...(await smallTargets(page)).map((small) => `too small: ${small}`)];
  return faults.map((fault) => `${where}: ${fault}`);
}
