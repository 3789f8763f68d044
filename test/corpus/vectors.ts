/** Shows what was made of HTML that means harm in real Chromium: nothing of it may run, and its words stay. */
import type { VectorOutcome } from '../support/vectors-in-browser.ts';
import type { Case } from './cases.ts';
import type { Answer } from './explained.ts';
import { wordsOf } from './keys/bodies.ts';
import { excerpt, squashed } from './keys/check.ts';

/** Null when it holds, by key. */
export type Shown = { readonly one: Case; readonly noneRan: string | null; readonly visibleText: string | null };

/** The browser is only started when there is something to show. */
export async function shownVectors(cases: readonly Case[], answers: ReadonlyMap<string, Answer>): Promise<Shown[]> {
  const vectors = cases.filter(({ expectation }) => expectation.visibleText !== undefined);
  if (vectors.length === 0) return [];
  const { vectorsInBrowser } = await import('../support/vectors-in-browser.ts');
  const made = vectors.map(({ name, path }) => ({ title: name, html: answers.get(path)?.explanation?.html ?? '' }));
  const outcomes = await vectorsInBrowser(made, (html) => html);
  return vectors.map((one, at) => {
    const { ran, requested, text } = outcomes[at] as VectorOutcome;
    const happened = [...ran, ...requested];
    const noneRan = happened.length === 0 ? null : happened.join(', ');
    return { one, noneRan, visibleText: lacking(one.expectation.visibleText as string | string[], text) };
  });
}

/** A source may allow several outcomes. */
function lacking(expected: string | string[], text: string): string | null {
  const forms = [expected].flat().map(wordsOf);
  const isKept = forms.some((words) => squashed(text).includes(squashed(words)));
  return isKept ? null : `wanted ${excerpt(forms[0] ?? '')}, got ${excerpt(text)}`;
}
