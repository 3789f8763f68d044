/** Tabler's dark theme for those whose system asks for it: without a script, which alone could set its attribute. */

const SELECTOR = '[data-bs-theme=dark]';

/** Every rule of the style sheet (minified) that holds under that attribute, again, under the preference. */
export function darkByPreference(css: string): string {
  const rules: string[] = [];
  for (let at = css.indexOf(SELECTOR); at >= 0; at = css.indexOf(SELECTOR, at + 1)) {
    const start = Math.max(css.lastIndexOf('}', at), css.lastIndexOf('{', at)) + 1;
    const open = css.indexOf('{', at);
    const close = css.indexOf('}', open);
    const selectors = css
      .slice(start, open)
      .split(',')
      .filter((selector) => selector.startsWith(SELECTOR))
      .map((selector) => selector.replace(SELECTOR, ':root'));
    // A rule within `@media print` turns the colours back for paper: it follows the brace of its block.
    const isOfPaper = css.slice(0, start).endsWith('@media print{');
    if (selectors.length > 0 && !isOfPaper) rules.push(`${selectors.join(',')}${css.slice(open, close + 1)}`);
    at = open;
  }
  return `@media screen and (prefers-color-scheme:dark){${rules.join('')}}`;
}
