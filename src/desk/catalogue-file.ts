/** A catalogue file read: YAML into a catalogue, every fault with its line. */
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Catalogue } from '../domain/catalogue.ts';
import type { CatalogueFault } from '../domain/catalogue-fault.ts';
import { catalogueFaults } from '../domain/catalogue-faults.ts';
import { CatalogueError } from './catalogue-error.ts';
import { catalogueOf } from './catalogue-inheritance.ts';
import { offsetOf } from './catalogue-place.ts';
import { catalogueShape } from './catalogue-shape.ts';
import { faultsOfIssue } from './catalogue-shape-faults.ts';

type PlacedFault = { readonly at: number; readonly sentence: string };

/**
 * Reads the text of a catalogue file; `file` is its name in faults: «catalogue.yaml line 12: …».
 * Throws a CatalogueError with all the faults of the first stage that has any: YAML, shape, meaning.
 */
export function readCatalogue(text: string, file: string): Catalogue {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fail = (faults: readonly PlacedFault[]) => new CatalogueError(inOrder(faults, lines, file));
  if (document.errors.length > 0)
    throw fail(document.errors.map(({ pos, message }) => ({ at: pos[0], sentence: yamlFault(message) })));
  const shape = catalogueShape.safeParse(plainOf(document, fail));
  if (!shape.success) throw fail(shape.error.issues.flatMap(faultsOfIssue).map((fault) => placed(fault, document)));
  const catalogue = catalogueOf(shape.data);
  const faults = catalogueFaults(catalogue);
  if (faults.length > 0) throw fail(faults.map((fault) => placed(fault, document)));
  return catalogue;
}

/** Aliases within aliases can make a small file fill the memory: the library stops them. */
function plainOf(document: Document, fail: (faults: readonly PlacedFault[]) => Error): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw fail([{ at: 0, sentence: yamlFault(error instanceof Error ? error.message : String(error)) }]);
  }
}

function placed({ path, sentence }: CatalogueFault, document: Document): PlacedFault {
  return { at: offsetOf(document, path), sentence };
}

function yamlFault(message: string): string {
  const [first = ''] = message.split('\n');
  return `this can't be read as YAML: ${first.replace(/[.:]$/, '')}.`;
}

function inOrder(faults: readonly PlacedFault[], lines: LineCounter, file: string): string[] {
  return faults
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, sentence }) => `${file} line ${lines.linePos(at).line || 1}: ${sentence}`);
}
