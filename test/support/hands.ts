/** Two ways to use a page: by pointing at things, or by the keyboard alone. */
import type { Locator } from 'playwright-core';

export type Hands = {
  press(target: Locator): Promise<void>;
  /** Chooses what a list shows under these words. */
  choose(list: Locator, words: string): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
};

export const MOUSE: Hands = {
  press: (target) => target.click(),
  choose: async (list, label) => void (await list.selectOption({ label })),
  write: async (field, text) => {
    await field.click();
    await field.fill(text);
  },
};

export const KEYBOARD: Hands = {
  async press(target) {
    await reach(target);
    await target.page().keyboard.press('Enter');
  },
  async choose(list, words) {
    await reach(list);
    await list.page().keyboard.type(words);
  },
  async write(field, text) {
    await reach(field);
    await field.page().keyboard.type(text);
  },
};

const MOST_TABS = 150;

/** By Tab, from wherever the focus is: round the page if need be. */
async function reach(target: Locator): Promise<void> {
  const page = target.page();
  await target.waitFor();
  const focused = target.and(page.locator(':focus'));
  for (let presses = 0; presses <= MOST_TABS; presses += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${target}`);
}
