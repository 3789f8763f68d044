/** Stories that need a browser: skipped aloud where there is none, and failed by whatever the browser complains about. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { type Browser, startBrowser, whyNoChromium } from './browser.ts';

/** `describe` for stories that need a browser. */
export const describeWithBrowser = whyNoChromium() === null ? describe : describe.skip;

/** `test` for a story that needs a browser, among others that don't. */
export const testWithBrowser = whyNoChromium() === null ? test : test.skip;

/** For `test.each`: a story that goes `$scripts scripts`. */
export const SCRIPTS = [
  { scripts: 'with', javascript: true },
  { scripts: 'without', javascript: false },
] as const;

/**
 * A browser for the stories of a file or a `describe`: started by the first visit; its pages are closed after each test,
 * which fails if there was anything to complain about that it has not asked for itself.
 */
export function useBrowser(): Omit<Browser, 'stop'> {
  let started: Promise<Browser> | null = null;
  const browser = () => {
    started ??= startBrowser();
    return started;
  };
  const closePages = async () => (await (await started)?.closePages()) ?? [];
  afterEach(async () => expect(await closePages()).toEqual([]));
  afterAll(async () => (await started)?.stop());
  return {
    open: async (look) => (await browser()).open(look),
    visit: async (url, look) => (await browser()).visit(url, look),
    closePages,
  };
}
