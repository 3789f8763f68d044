/** The project's own source, read as code: lines, functions, imports and exports of each file. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Declaration, type ModuleItem, parseSync } from '@swc/core';

export type NamedFunction = {
  readonly name: string;
  /** Lines from its first to its closing brace, blank ones left out. */
  readonly lines: number;
};

export type Import = {
  /** The imported file, relative to the project; a library's name as written. */
  readonly from: string;
  /** '*' when everything is. */
  readonly names: readonly string[];
  readonly valueNames: readonly string[];
};

export type SourceFile = {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Functions with a name of their own: declarations, methods, functions given to a constant. No callbacks. */
  readonly functions: readonly NamedFunction[];
  readonly imports: readonly Import[];
  readonly exports: readonly string[];
  /** How often each identifier stands in it, its declaration included. */
  readonly identifiers: ReadonlyMap<string, number>;
  /** True when a type is written `import('…').Name`, which dependency-cruiser does not see. */
  readonly hasImportTypes: boolean;
};

type Span = { readonly start: number; readonly end: number };
type Node = { readonly type?: string; readonly span?: Span } & Record<string, unknown>;

/** The files that match the glob patterns within the folder (default: the project), in the order of their names. */
export function sourceFiles(patterns: readonly string[], folder = process.cwd()): SourceFile[] {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: folder }));
  return paths.sort().map((path) => readSource(path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')));
}

export function readSource(path: string, text: string): SourceFile {
  // A file's own first statement tells where the parser's positions begin.
  const code = Buffer.from(`;${text.replace(/^#!/, '//')}`);
  const module = parseSync(code.toString('utf8'), { syntax: 'typescript', target: 'es2024' });
  const origin = module.body[0]?.span.start ?? 0;
  const linesOf = ({ start, end }: Span) => filledLines(code.subarray(start - origin, end - origin));
  const body = module.body.slice(1);
  return {
    path,
    text,
    lines: text.replace(/\n$/, '').split('\n').length,
    functions: functionsIn(body, linesOf),
    imports: [...body.flatMap((item) => importIn(item, path)), ...looseImports(text, path)],
    exports: body.flatMap(exportsIn),
    ...identifiersIn(body),
  };
}

function filledLines(bytes: Buffer): number {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}

function functionsIn(body: readonly ModuleItem[], linesOf: (span: Span) => number): NamedFunction[] {
  const functions: NamedFunction[] = [];
  visit(body, (node) => {
    const { name, span } = namedFunction(node);
    if (span) functions.push({ name, lines: linesOf(span) });
  });
  return functions;
}

function namedFunction(node: Node): { name: string; span?: Span | undefined } {
  const nameOf = (key: string) => String((node[key] as { value?: unknown } | undefined)?.value ?? '?');
  const initialiser = node.init as Node | null | undefined;
  switch (node.type) {
    case 'FunctionDeclaration':
      return { name: nameOf('identifier'), span: node.body ? node.span : undefined };
    case 'VariableDeclarator':
      return {
        name: nameOf('id'),
        span: /^(Arrow)?FunctionExpression$/.test(initialiser?.type ?? '') ? node.span : undefined,
      };
    case 'MethodProperty':
    case 'ClassMethod':
      return { name: nameOf('key'), span: node.span ?? (node.function as Node | undefined)?.span };
    default:
      return { name: '' };
  }
}

function importIn(item: ModuleItem, path: string): Import[] {
  if (item.type === 'ExportAllDeclaration')
    return [{ from: resolve(item.source.value, path), names: ['*'], valueNames: ['*'] }];
  if (item.type === 'ExportNamedDeclaration' && item.source) {
    const names = item.specifiers.map((one) => (one.type === 'ExportSpecifier' ? one.orig.value : '*'));
    return [{ from: resolve(item.source.value, path), names, valueNames: item.typeOnly ? [] : names }];
  }
  if (item.type !== 'ImportDeclaration') return [];
  const specifiers = item.specifiers.map((one) => ({
    name:
      one.type === 'ImportSpecifier'
        ? (one.imported?.value ?? one.local.value)
        : one.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*',
    isType: item.typeOnly || (one.type === 'ImportSpecifier' && one.isTypeOnly),
  }));
  return [
    {
      from: resolve(item.source.value, path),
      names: specifiers.map(({ name }) => name),
      valueNames: specifiers.filter(({ isType }) => !isType).map(({ name }) => name),
    },
  ];
}

/** Files that are named otherwise: `import('./x.ts')`, a worker's `new URL('./x.ts', import.meta.url)`. */
function looseImports(text: string, path: string): Import[] {
  const loose = [...text.matchAll(/(?:import|new URL)\(\s*'(\.{1,2}\/[^']+\.ts)'/g)];
  return loose.map(([, file = '']) => ({ from: resolve(file, path), names: ['*'], valueNames: ['*'] }));
}

function exportsIn(item: ModuleItem): string[] {
  if (item.type === 'ExportDeclaration') return declaredNames(item.declaration);
  if (item.type !== 'ExportNamedDeclaration' || item.source) return [];
  return item.specifiers.flatMap((one) => (one.type === 'ExportSpecifier' ? [(one.exported ?? one.orig).value] : []));
}

function declaredNames(declaration: Declaration): string[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [declaration.identifier.value];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.value] : []));
    case 'TsTypeAliasDeclaration':
    case 'TsInterfaceDeclaration':
      return [declaration.id.value];
    default:
      return [];
  }
}

function identifiersIn(body: readonly ModuleItem[]): Pick<SourceFile, 'identifiers' | 'hasImportTypes'> {
  const identifiers = new Map<string, number>();
  let hasImportTypes = false;
  visit(body, ({ type, value }) => {
    if (type === 'Identifier') identifiers.set(String(value), (identifiers.get(String(value)) ?? 0) + 1);
    if (type === 'TsImportType') hasImportTypes = true;
  });
  return { identifiers, hasImportTypes };
}

/** Each node of the syntax tree, outermost first. */
function visit(node: unknown, see: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) see(node as Node);
  for (const [key, child] of Object.entries(node)) if (key !== 'span') visit(child, see);
}

function resolve(specifier: string, path: string): string {
  return specifier.startsWith('.') ? join(dirname(path), specifier).replaceAll('\\', '/') : specifier;
}
