/** What holds of every view: nothing unescaped, nothing inline, nothing left over. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import ejs from 'ejs';

const VIEWS = globSync('views/**/*.ejs').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const SOURCES = globSync('src/**/*.ts').map((path) => readFileSync(path, 'utf8'));

/** HTML that `sanitise` made is shown as it is in one place. */
const SAFE_HTML: Readonly<Record<string, readonly string[]>> = {
  'views/demo/received.ejs': ['it.html'],
  'views/log/body.ejs': ['it.html', 'it.formatted'],
};

const offending = (fault: (text: string, path: string) => readonly string[]) =>
  VIEWS.flatMap(({ path, text }) => fault(text, path).map((one) => `${path}: ${one}`));

const rawOutputs = (text: string) => [...text.matchAll(/<%-\s*(.*?)\s*-?%>/gs)].map(([, code = '']) => code);

/** What views name or routes show: from the top, without its ending. */
const included = (text: string) => [...text.matchAll(/include\(\s*'([^']*)'/g)].map(([, name = '']) => name);

test('nothing is put into a page unescaped but other views, and HTML that was made safe', () => {
  const isInclude = (code: string) =>
    /^include\('\/[\w/-]+'(?:, [^;]*)?\)$/.test(code) || code === 'include(page.view)';
  expect(
    offending((text, path) => rawOutputs(text).filter((code) => !isInclude(code) && !SAFE_HTML[path]?.includes(code))),
  ).toEqual([]);
  expect(rawOutputs('<%- it.title %><%- include("x") -%>').filter(isInclude)).toEqual([]);
});

test('a view has no style, script or handler of its own, which the policy would not let work', () => {
  // A mail in a frame that lets nothing run, and where nobody can click, is the one exception.
  const INLINE =
    /\s(?:style|on\w+|hx-on[\w:-]*|hx-vals)\s*=|(?<!<iframe inert sandbox="")\ssrcdoc\s*=|<style\b|<script(?! src="<%= page\.asset\()|javascript:/gi;
  expect(offending((text) => text.match(INLINE) ?? [])).toEqual([]);
  const [layout] = VIEWS.filter(({ path }) => path === 'views/layout/page.ejs');
  expect(layout?.text.match(/<script\b[^>]*>/g)).toHaveLength(2);
});

test('an attribute’s value from outside is within quotes', () => {
  const unquoted = (text: string) =>
    text
      .replaceAll(/<%[=-].*?%>/gs, '\0')
      .replaceAll(/<%.*?%>/gs, '')
      .replaceAll(/="[^"]*"/g, '')
      .match(/\w+='?\0/g) ?? [];
  expect(offending(unquoted)).toEqual([]);
  expect(unquoted('<a <% if (x) { %>href="?x=<%= a %>" <% } %>class=<%= b %> title=\'<%= c %>\'>')).toHaveLength(2);
});

test('a form that changes something carries its keys', () => {
  const forms = (text: string) =>
    [...text.matchAll(/<form\b(?=[^>]*method="post").*?<\/form>/gs)].map(([form]) => form);
  expect(offending((text) => forms(text).filter((form) => !form.includes("include('/layout/keys'")))).toEqual([]);
  expect(VIEWS.flatMap(({ text }) => forms(text)).length).toBeGreaterThan(6);
  expect(offending((text) => text.match(/<form\b(?![^>]*method=")/g) ?? [])).toEqual([]);
});

test('every view can be read, and everything that it includes is there', () => {
  const names = new Set(VIEWS.map(({ path }) => path.replace(/^views|\.ejs$/g, '')));
  expect(offending((text) => included(text).filter((name) => !names.has(name)))).toEqual([]);
  for (const { path, text } of VIEWS)
    expect([path, typeof ejs.compile(text, { strict: true, destructuredLocals: ['say', 'page', 'it'] })]).toEqual([
      path,
      'function',
    ]);
});

test('every view is shown somewhere', () => {
  const shown = new Set([
    ...VIEWS.flatMap(({ text }) => included(text)),
    ...SOURCES.flatMap((text) => [...text.matchAll(/'([a-z-]+\/[a-z-]+)'/g)].map(([, name = '']) => `/${name}`)),
  ]);
  expect(VIEWS.map(({ path }) => path.replace(/^views|\.ejs$/g, '')).filter((name) => !shown.has(name))).toEqual([]);
});
