/** What a page is like for those who zoom in, who point with a thumb, or who have a keyboard alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A stop of the Tab key. */
export type Stop = {
  /** A field by its name, `input[name="subject"]`; others by their words, `a "Mes demandes"`. */
  readonly target: string;
  /** True when an outline or a shadow came with the focus, on it or right beside it. */
  readonly isMarked: boolean;
  /** True when it was on the screen and not behind something else. */
  readonly isInSight: boolean;
};

const SCRIPT = readFileSync(join(import.meta.dirname, 'browser-measures.js'), 'utf8');
const MOST_STOPS = 300;

/** What sticks out of the page on the right; nothing that scrolls in a box of its own. Meant for a width of 320. */
export function overflowOf(page: Page): Promise<string[]> {
  return measure(page, 'overflow()');
}

/** What is to be hit and smaller than that many CSS pixels, but for links within a text (WCAG 2.5.8 asks for 24). */
export function smallTargets(page: Page, least = 24): Promise<string[]> {
  return measure(page, `smallTargets(${least})`);
}

/** Goes once through the page by Tab, from where the focus is; a trap ends it early. */
export async function keyboardTrail(page: Page): Promise<Stop[]> {
  let before = 'on';
  for (let presses = 0; presses < MOST_STOPS; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await measure<'on' | 'round' | 'nowhere'>(page, 'noteFocus()');
    if (now === 'round' || (now === 'nowhere' && before === 'nowhere')) break;
    before = now;
  }
  return measure(page, 'takeTrail()');
}

/** Evaluated from outside, the script runs whatever the page's Content Security Policy says, and with scripts off too. */
async function measure<T>(page: Page, call: string): Promise<T> {
  if (!(await page.evaluate<boolean>('Boolean(window.measures)'))) await page.evaluate(SCRIPT);
  return page.evaluate<T>(`measures.${call}`);
}
