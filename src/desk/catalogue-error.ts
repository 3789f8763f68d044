/** What is thrown when a catalogue can't be imported: every fault at once, each a sentence with its place. */

export class CatalogueError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'CatalogueError';
    this.faults = faults;
  }
}
