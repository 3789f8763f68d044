/** Puts what is quoted or signature in safe HTML into elements of their own, which pages fold: `<div data-part="quoted">`. */
import type { Segment } from '../../domain/log-entry.ts';

type Kind = Segment['kind'];
type Run = { readonly from: number; readonly to: number; readonly kind: Kind };
type Open = { readonly name: string; readonly from: number; readonly inner: number; readonly children: Run[] };

/** Where an element between would fall out of its place. */
const NOT_WITHIN = new Set('a colgroup dl ol table tbody tfoot thead tr ul'.split(' '));

/**
 * Every leaf stays, in its order. Of each element that holds more than one kind of words, runs of what is not new are
 * put together.
 *
 * @param html as `sanitise` makes it, with its marks; they are taken out
 * @param leaves its words and images in order, each of one kind
 */
export function foldHtml(html: string, leaves: readonly Run[]): string {
  const isMixed = leaves.some(({ kind }) => kind === 'new') && leaves.some(({ kind }) => kind !== 'new');
  const parts = isMixed ? partsOf(html, leaves) : [];
  let folded = '';
  let at = 0;
  for (const { from, to, kind } of parts.sort((one, other) => one.from - other.from)) {
    folded += `${html.slice(at, from)}<div data-part="${kind}">${html.slice(from, to)}</div>`;
    at = to;
  }
  return withoutMarks(folded + html.slice(at));
}

function partsOf(html: string, leaves: readonly Run[]): Run[] {
  const parts: Run[] = [];
  const stack: Open[] = [{ name: '', from: 0, inner: 0, children: [] }];
  let next = 0;
  const takeLeaves = (until: number) => {
    for (; (leaves[next]?.from ?? until) < until; next += 1) stack.at(-1)?.children.push(leaves[next] as Run);
  };
  for (const { 0: tag, 1: closing, 2: name = '', index } of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    takeLeaves(index);
    if (!closing && !tag.endsWith(' />')) stack.push({ name, from: index, inner: index + tag.length, children: [] });
    const element = closing ? stack.pop() : undefined;
    if (!element) continue;
    const kind = kindOf(element.children);
    if (kind === 'new') parts.push(...foldableIn(element, index));
    if (kind !== null) stack.at(-1)?.children.push({ from: element.from, to: index + tag.length, kind });
  }
  takeLeaves(html.length);
  const [root] = stack;
  return root ? [...parts, ...foldableIn(root, html.length)] : parts;
}

/** Null for what is empty; `new` as soon as there is something new in it. */
function kindOf(children: readonly Run[]): Kind | null {
  if (children.some(({ kind }) => kind === 'new')) return 'new';
  return children.some(({ kind }) => kind === 'quoted') ? 'quoted' : (children[0]?.kind ?? null);
}

/** The last run goes to the end of its element: behind it there is nothing but white space. */
function foldableIn({ name, children }: Open, end: number): Run[] {
  if (NOT_WITHIN.has(name)) return [];
  const runs: Run[] = [];
  for (const child of children) {
    const last = runs.at(-1);
    if (last?.kind === child.kind) runs[runs.length - 1] = { ...last, to: child.to };
    else runs.push(child);
  }
  return runs
    .map((run, at) => (at === runs.length - 1 ? { ...run, to: end } : run))
    .filter(({ kind }) => kind !== 'new');
}

/** Also of quotations, which are in parts now. Only tags are looked at: `>` within them is written as an entity. */
function withoutMarks(html: string): string {
  return html.replace(/<[a-z][^>]* (?:data-mark="[a-z]+"|type="cite")[^>]*>/g, (tag) =>
    tag.replace(/ (?:data-mark="[a-z]+"|type="cite")/, ''),
  );
}
