/** A fault of a catalogue, with the place in its file that it speaks of. */

export type CataloguePath = readonly (string | number)[];

export type CatalogueFault = {
  /** Keys and indexes as the catalogue's file has them, outermost first. */
  readonly path: CataloguePath;
  /** One sentence for whoever wrote the file. */
  readonly sentence: string;
};

/** Adds faults for each thing whose key was met before. */
export function doubles<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
  faultOf: (thing: T) => CatalogueFault,
): CatalogueFault[] {
  const met = new Set<string>();
  return things.flatMap((thing) => {
    const isDouble = met.has(keyOf(thing));
    met.add(keyOf(thing));
    return isDouble ? [faultOf(thing)] : [];
  });
}
