/** Where in a YAML document something is, by its path of keys and indexes. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { CataloguePath } from '../domain/catalogue-fault.ts';

/** The offset of what the path leads to, or of the nearest thing around it that is written. */
export function offsetOf(document: Document, path: CataloguePath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const next = step(isAlias(node) ? node.resolve(document) : node, key);
    if (!next) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function step(node: unknown, key: string | number): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item: Pair) => isScalar(item.key) && item.key.value === key);
    return pair && { node: pair.value, offset: startOf(pair.key) };
  }
  const item = isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
  return item === undefined ? undefined : { node: item, offset: startOf(item) };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
