/** Counts that stop where counting on would cost more than it tells. */

/** With `isMore` there are more than `count`: « 1 000+ ». */
export type CappedCount = { readonly count: number; readonly isMore: boolean };

/** How many rows a query counts at most: one more than is ever shown. */
export const COUNTED = 1_001;

export function capped(count: number): CappedCount {
  return { count: Math.min(count, COUNTED - 1), isMore: count >= COUNTED };
}
