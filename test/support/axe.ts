/** What axe finds wrong with a page for people who see, hear, point or read otherwise (WCAG 2.2 AA and best practice). */
import axe, { type AxeResults, type Result } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// `preload` would fetch the page's styles once more. Frames hold mail, whose faults are its sender's.
const OPTIONS = { runOnly: TAGS, resultTypes: ['violations'], preload: false, iframes: false };

// Where a page's scripts are off, its timers never ring, but promises go on: axe is given a timer made of these. Its
// long deadlines then never pass, which is as well. Evaluated from outside, no Content Security Policy forbids it.
const TIMER = '(work, ms = 0, ...args) => { if (ms < 1000) Promise.resolve().then(() => work(...args)); return 0; }';
const INJECTED = `(function (setTimeout) { ${axe.source} })(${TIMER})`;

// Halfway between two colours is a contrast of its own.
const STAND_STILL = `for (const one of document.getAnimations()) {
  if (one.effect.getComputedTiming().endTime === Infinity) one.cancel(); else one.finish();
}`;

/** The faults of the page as it is shown now (dark or light, wide or narrow), a line for each: `rule: element (why)`. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('Boolean(window.axe)'))) await page.evaluate(INJECTED);
  await page.evaluate(STAND_STILL);
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(OPTIONS)})`);
  return results.violations.flatMap(linesOf);
}

function linesOf({ id, nodes }: Result): string[] {
  return nodes.map(({ target, failureSummary = '' }) => {
    const [, ...reasons] = failureSummary.split('\n').map((line) => line.trim());
    return `${id}: ${target.flat().join(' ')} (${reasons.filter((reason) => reason !== '').join(' ')})`;
  });
}
