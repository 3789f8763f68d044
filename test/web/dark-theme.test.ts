/** The dark theme for whoever's system asks for it: all of the packaged one, and nothing else. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { darkByPreference } from '../../src/web/dark-theme.ts';

const TABLER = readFileSync(new URL(import.meta.resolve('@tabler/core/dist/css/tabler.min.css')), 'utf8');
const DARK = '[data-bs-theme=dark]';

type Rule = { readonly media: string; readonly selectors: readonly string[]; readonly body: string };

/** Every rule of minified CSS with the block that it stands in: read by another way than what is tested. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  const blocks: string[] = [];
  let head = '';
  for (const piece of css.replaceAll(/\/\*.*?\*\//gs, '').split(/(?<=[{}])/)) {
    if (piece.endsWith('{')) {
      head = piece.slice(0, -1).trim();
      blocks.push(head);
    } else if (piece.endsWith('}')) {
      const body = piece.slice(0, -1);
      const [selectors = '', ...around] = [blocks.pop() ?? '', ...blocks];
      // A brace that closes a block of rules has nothing before it.
      if (body.trim() !== '') rules.push({ media: around.join(' '), selectors: selectors.split(','), body });
    }
  }
  return rules;
}

const darkRules = rulesOf(TABLER).filter(({ selectors }) => selectors.some((one) => one.startsWith(DARK)));

describe('the dark theme', () => {
  const made = darkByPreference(TABLER);
  const rules = rulesOf(made);

  test('holds on screens whose readers prefer it, and nowhere else', () => {
    expect(made.startsWith('@media screen and (prefers-color-scheme:dark){')).toBe(true);
    expect(rules.every(({ media }) => media === '@media screen and (prefers-color-scheme:dark)')).toBe(true);
    expect(made.split('{').length).toBe(made.split('}').length);
    expect(made).not.toContain(DARK);
  });

  test('has every rule that Tabler’s has on screens, in its order', () => {
    const onScreens = darkRules.filter(({ media }) => media !== '@media print');
    expect(onScreens.length).toBeGreaterThan(5);
    expect(onScreens.every(({ media }) => media === '')).toBe(true);
    const wanted = onScreens.map(({ selectors, body }) => [
      selectors
        .filter((one) => one.startsWith(DARK))
        .map((one) => one.replace(DARK, ':root'))
        .join(','),
      body,
    ]);
    expect(rules.map(({ selectors, body }) => [selectors.join(','), body])).toEqual(wanted);
  });

  test('sets the variables that Tabler draws with', () => {
    for (const name of ['color-scheme:dark', '--tblr-body-color-rgb:', '--tblr-body-bg-rgb:', '--tblr-link-color-rgb:'])
      expect(rules.some(({ selectors, body }) => selectors.includes(':root') && body.includes(name))).toBe(true);
  });

  test('leaves paper light, where Tabler turns it back', () => {
    expect(darkByPreference('@media print{[data-bs-theme=dark]{--x:1}}[data-bs-theme=dark]{--x:2}')).toBe(
      '@media screen and (prefers-color-scheme:dark){:root{--x:2}}',
    );
  });

  test('takes of a rule for several what is for dark', () => {
    expect(darkByPreference('.a,[data-bs-theme=dark] .b,body[data-bs-theme=dark] .c{x:1}.d{y:2}')).toBe(
      '@media screen and (prefers-color-scheme:dark){:root .b{x:1}}',
    );
  });
});
