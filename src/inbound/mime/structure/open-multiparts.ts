/** The multiparts that are open while a mail is read, outermost first, found by their boundaries without walking through them. */
import type { Node } from '../mailparser-inside.ts';

export type OpenMultiparts = {
  readonly open: (node: Node, boundary: string) => void;
  /** Whose boundary it is, the innermost where several have the same, and whether it ends the multipart; null for none. */
  readonly find: (delimiter: string | null) => { readonly node: Node; readonly closes: boolean } | null;
  /** Forgets what is within that multipart, and itself where it has ended: what follows is its epilogue. */
  readonly closeAfter: (node: Node, itself: boolean) => void;
};

type Open = { readonly node: Node; readonly boundary: string };

export function openMultiparts(): OpenMultiparts {
  const stack: Open[] = [];
  const byBoundary = new Map<string, Node[]>();
  const close = () => {
    const last = stack.pop();
    if (last) byBoundary.get(last.boundary)?.pop();
  };
  const innermost = (boundary: string) => byBoundary.get(boundary)?.at(-1) ?? null;
  return {
    open(node, boundary) {
      if (boundary === '') return;
      stack.push({ node, boundary });
      const same = byBoundary.get(boundary);
      if (same) same.push(node);
      else byBoundary.set(boundary, [node]);
    },
    find(delimiter) {
      if (delimiter === null) return null;
      const next = innermost(delimiter);
      if (next) return { node: next, closes: false };
      const last = delimiter.endsWith('--') ? innermost(delimiter.slice(0, -2).trimEnd()) : null;
      return last && { node: last, closes: true };
    },
    closeAfter(node, itself) {
      while (stack.length > 0 && stack.at(-1)?.node !== node) close();
      while (itself && stack.at(-1)?.node === node) close();
    },
  };
}
