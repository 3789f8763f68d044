/** Attacks by HTML, on a ticket's page in a real browser: nothing runs, nothing is fetched, the words around are read. */
import { expect, test } from '@jest/globals';
import { ENDING_VECTORS, VECTORS } from '../support/attack-vectors.ts';
import { describeWithBrowser } from '../support/browser-stories.ts';
import { vectorsInBrowser } from '../support/vectors-in-browser.ts';

const PATIENCE_MS = 120_000;

const withWords = (html: string) => `<p>Before.</p>${html}<p>Behind.</p>`;

describeWithBrowser('HTML that means harm', () => {
  test(
    'does none, and takes no words with it',
    async () => {
      const outcomes = await vectorsInBrowser(VECTORS.map(({ title, html }) => ({ title, html: withWords(html) })));
      expect(outcomes).toHaveLength(VECTORS.length);
      const isEnding = new Set(ENDING_VECTORS.map(({ title }) => title));
      const faults = outcomes.flatMap(({ title, ran, requested, text }) => {
        const lost = [text.includes('Before.') ? [] : 'Before.', text.includes('Behind.') ? [] : 'Behind.'].flat();
        const isCalm = ran.length + requested.length === 0;
        return isCalm && (lost.length === 0 || (lost[0] === 'Behind.' && !isEnding.has(title)))
          ? []
          : [{ title, ran, requested, lost }];
      });
      expect(faults).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'would do some, and be noticed, if it were shown as it came',
    async () => {
      const some = [
        '<script>alert(1)</script>',
        '<p onclick="alert(1)">x</p>',
        '<img src="https://evil.example/x.png">',
        '<iframe srcdoc="x"></iframe>',
        '<div style="position:fixed">x</div>',
        '<p id="main">x</p>',
      ];
      const outcomes = await vectorsInBrowser(
        some.map((html) => ({ title: html, html })),
        (html) => html,
      );
      const silent = outcomes.filter(({ ran, requested }) => ran.length + requested.length === 0);
      expect(silent.map(({ title }) => title)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
