/** An answer that is costly to get and as good some seconds later: got once for all who ask meanwhile. */

/** Gives the answer that it has for so long (ms); one that fails is not kept. `clock` in ms. */
export function kept<T>(get: () => Promise<T>, clock: () => number, keptFor: number): () => Promise<T> {
  let last: { readonly until: number; readonly answer: Promise<T> } | null = null;
  return () => {
    if (last !== null && clock() < last.until) return last.answer;
    const answer = get();
    last = { until: clock() + keptFor, answer };
    answer.catch(() => {
      last = null;
    });
    return answer;
  };
}
