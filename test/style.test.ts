/** The style that no linter holds: medians of lengths, a sentence on top of each file, no dead exports. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSource, type SourceFile, sourceFiles } from './support/source-code.ts';

const src = sourceFiles(['src/**/*.ts']);
const others = sourceFiles(['test/**/*.ts', 'migrations/*.ts', 'knexfile.ts']);
const views = globSync('views/**/*.ejs');

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** Files that are started, not imported. */
const ENTRIES = ['src/cli.ts', 'src/main.ts'];

/** Exported names that neither another file imports nor their own file uses. */
function deadExports(files: readonly SourceFile[], importers: readonly SourceFile[]): string[] {
  const imports = [...files, ...importers].flatMap((file) => file.imports);
  const used = new Set(imports.flatMap(({ from, names }) => names.map((name) => `${from} ${name}`)));
  return files
    .filter(({ path }) => !ENTRIES.includes(path) && !used.has(`${path} *`))
    .flatMap(({ path, exports, identifiers }) =>
      exports
        .filter((name) => !used.has(`${path} ${name}`) && (identifiers.get(name) ?? 0) < 2)
        .map((name) => `${path} ${name}`),
    );
}

describe('lengths', () => {
  test('half of the files have at most 60 lines, none more than 200', () => {
    expect(median(src.map(({ lines }) => lines))).toBeLessThanOrEqual(60);
    expect(src.filter(({ lines }) => lines > 200).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });

  test('half of the named functions have at most 8 lines, none more than 40', () => {
    const functions = src.flatMap(({ path, functions }) => functions.map((one) => ({ ...one, path })));
    expect(median(functions.map(({ lines }) => lines))).toBeLessThanOrEqual(8);
    // The linter counts the lines within the braces; the two of the braces come on top.
    const long = functions.filter(({ lines }) => lines > 42);
    expect(long.map(({ path, name, lines }) => `${path} ${name}: ${lines} lines`)).toEqual([]);
  });

  test('no view has more than 60 lines', () => {
    const long = views.filter((path) => readFileSync(path, 'utf8').replace(/\n$/, '').split('\n').length > 60);
    expect(long).toEqual([]);
  });
});

describe('files', () => {
  test('say in a first comment what they are', () => {
    // Above it may stand what starts the file by itself: a line for the kernel, some for the shell.
    const sentence = /^(#!.*\n(':'; \/\/.*\n)*)?\/\*\*\s+(\* )?\S/;
    expect(src.filter(({ text }) => !sentence.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('are named after what they hold', () => {
    const vague = /^(utils?|helpers?|common|misc|shared|.*-?manager|index|.*\.service)\.ts$/;
    expect(src.map(({ path }) => path).filter((path) => vague.test(basename(path)))).toEqual([]);
  });

  test('leave nothing for later', () => {
    const later = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
    expect([...src, ...others].filter(({ text }) => later.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('import types at the top, where the rules of the floors see them', () => {
    expect(src.filter(({ hasImportTypes }) => hasImportTypes).map(({ path }) => path)).toEqual([]);
  });

  test('hold no tests in src', () => {
    expect(src.filter(({ path, text }) => path.endsWith('.test.ts') || text.includes('@jest/globals'))).toEqual([]);
  });

  test('export nothing that nobody uses', () => {
    expect(deadExports(src, others)).toEqual([]);
  });
});

describe('these measures', () => {
  const file = readSource(
    'src/desk/sample.ts',
    `#!/usr/bin/env node
/** Été: a sample. */
import { type Used, used } from '../store/used.ts';
export type Alive = { readonly used: Used };
export type Dead = string;
export function alive(): Alive {
  const inner = (value: number) => {

    return value;
  };
  return { used: used(inner(1)) };
}
export const short = () => 1;
const object = { method() { return [1].map((one) => one); } };
`,
  );

  test('count the lines of named functions without blank ones', () => {
    expect(file.lines).toBe(14);
    expect(file.functions).toEqual([
      { name: 'alive', lines: 6 },
      { name: 'inner', lines: 3 },
      { name: 'short', lines: 1 },
      { name: 'method', lines: 1 },
    ]);
  });

  test('find dead exports', () => {
    const importer = readSource('test/desk/sample.test.ts', "import { short } from '../../src/desk/sample.ts';\n");
    expect(deadExports([file], [importer])).toEqual(['src/desk/sample.ts Dead', 'src/desk/sample.ts alive']);
    const lazy = readSource('src/cli.ts', "const { alive } = await import('./desk/sample.ts');\n");
    expect(deadExports([file], [lazy])).toEqual([]);
  });

  test('find types imported in passing', () => {
    const passing = readSource('src/desk/passing.ts', "export type Knex = import('knex').Knex;\n");
    expect([passing.hasImportTypes, file.hasImportTypes]).toEqual([true, false]);
  });

  test('take the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2, 0]);
  });
});
