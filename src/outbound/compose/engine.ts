/**
 * Liquid as mail templates may use it. A template is plain text with variables and a few tags that stand for blocks; it
 * reads no file, includes nothing, reaches no prototype, and ends. What comes out is the text with a mark where each
 * block stands.
 */
import { randomBytes } from 'node:crypto';
import { Liquid, LiquidError, type Template } from 'liquidjs';
import { BLOCKS, type BlockName } from './blocks.ts';
import { plainLines } from './plain.ts';

/** Put around a block's name. Whoever writes to us can't know it, so that nothing they write becomes a block. */
const MARK = `\ufdd0${randomBytes(9).toString('base64url')}`;
const [OPEN, CLOSE] = [`${MARK}<`, `${MARK}>`];

export type Parsed = readonly Template[];

/** What is wrong with a template, and in which of its lines; null where Liquid does not say. */
export type TemplateFault = { readonly line: number | null; readonly message: string };

/** Throws what `faultOf` puts into words. */
export function parseTemplate(source: string): Parsed {
  return engine.parse(source);
}

/** One that administrators wrote is `limited`: in time, and in what it makes. */
export function renderTemplate(template: Parsed, scope: object, isLimited: boolean): string {
  const limits = isLimited ? { renderLimit: LONGEST_RENDERING } : {};
  const text: string = engine.renderSync([...template], scope, limits);
  if (text.length > LONGEST_TEXT) throw new Error('What it writes is too long.');
  return text;
}

export type Piece = { readonly text: string } | { readonly block: BlockName };

/** The pieces of what was rendered: texts, and names of blocks. A filter may have torn a mark apart: then it is no block. */
export function piecesOf(rendered: string): Piece[] {
  return rendered.split(OPEN).flatMap((piece, index): Piece[] => {
    const end = index === 0 ? -1 : piece.indexOf(CLOSE);
    const name = piece.slice(0, Math.max(0, end));
    const text = { text: plainLines(end < 0 ? piece : piece.slice(end + CLOSE.length)).replaceAll(MARK, '') };
    return Object.hasOwn(BLOCKS, name) ? [{ block: name as BlockName }, text] : [text];
  });
}

export function faultOf(error: unknown): TemplateFault {
  const message = error instanceof Error ? error.message : String(error);
  const [row] = error instanceof LiquidError ? (error.token?.getPosition() ?? []) : [];
  return { line: row ?? null, message: message.replace(/, (?:file|line|col):.*$/s, '').slice(0, 300) };
}

/** Every variable that a template speaks of: `ticket.title`. */
export function variablesIn(template: Parsed): string[] {
  return engine.globalFullVariablesSync([...template]);
}

/** In ms; far more than any needs, since the machine may be busy with other things. */
const LONGEST_RENDERING = 1_000;
const LONGEST_TEXT = 500_000;

/** `layout` and the like would look for files; without them nothing is read. */
const FORBIDDEN_TAGS = ['include', 'render', 'layout', 'block'];

const engine = openEngine();

function openEngine(): Liquid {
  const liquid = new Liquid({
    // The only place where it would look for files: there are none.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    parseLimit: 200_000,
    memoryLimit: 2_000_000,
  });
  for (const tag of FORBIDDEN_TAGS) delete liquid.tags[tag];
  for (const name of Object.keys(BLOCKS)) {
    liquid.registerTag(name, {
      parse() {},
      render: (_, emitter) => emitter.write(OPEN + name + CLOSE),
    });
  }
  return liquid;
}
