/** Flattens HTML that is nested beyond measure: tags deeper than a limit go, their words stay. One pass, linear. */
import { rawTags } from './raw-tags.ts';

/** Elements without content. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** What htmlparser2 closes by itself when the element on the left begins; sloppy lists and tables do not nest. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['tr', 'td', 'th'],
};

export function flattened(html: string, deepest: number): string {
  const kept: string[] = [];
  const open: string[] = [];
  const count = new Map<string, number>();
  const pop = () => {
    const name = open.pop() ?? '';
    count.set(name, (count.get(name) ?? 1) - 1);
    return name;
  };
  let from = 0;
  for (const tag of rawTags(html)) {
    kept.push(html.slice(from, tag.from));
    from = tag.to;
    const within = open.length <= deepest;
    if (tag.closing) while (count.get(tag.name) && pop() !== tag.name);
    else if (!VOID.has(tag.name)) {
      while (CLOSES[tag.name]?.includes(open.at(-1) ?? '')) pop();
      open.push(tag.name);
      count.set(tag.name, (count.get(tag.name) ?? 0) + 1);
    }
    if (within && open.length <= deepest) kept.push(html.slice(tag.from, tag.to));
  }
  kept.push(html.slice(from));
  return kept.join('');
}
