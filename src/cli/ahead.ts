/** Does work on things while those after them are begun already, and hands the outcomes on in order. */

/** Begun and not handed on yet. */
const AHEAD = 64;

/**
 * The outcome of each thing in the order of the things. `isLast` holds the next one back until a thing is done with.
 * Work that fails ends the whole when its turn comes.
 */
export async function* ahead<Thing, Outcome>(
  things: AsyncIterable<Thing>,
  work: (thing: Thing) => Promise<Outcome>,
  isLast: (thing: Thing) => boolean,
): AsyncGenerator<Outcome> {
  const begun: Promise<Outcome>[] = [];
  for await (const thing of things) {
    const outcome = work(thing);
    // Awaited below; until then its failure must not count as unhandled.
    outcome.catch(() => {});
    begun.push(outcome);
    for (const most = isLast(thing) ? 0 : AHEAD; begun.length > most; ) yield await (begun.shift() as Promise<Outcome>);
  }
  for (const outcome of begun) yield await outcome;
}
