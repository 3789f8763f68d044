/** Pages from views: compiled once, strict, everything escaped but what `sanitise` made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs, { type TemplateFunction } from 'ejs';

const VIEWS = fileURLToPath(new URL('../../views', import.meta.url));

const compiled = new Map<string, TemplateFunction>();

/** What every view is given: `say` (words), `page` (the reader and the frame) and `it` (what this view shows). */
export type Shown = { readonly say: unknown; readonly page: object; readonly it: object };

/** @param view under views/, without its ending */
export function render(view: string, shown: Shown): string {
  const template = compiled.get(view) ?? compile(view);
  return template(shown);
}

function compile(view: string): TemplateFunction {
  const filename = join(VIEWS, `${view}.ejs`);
  const template = ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    // Includes name views from the top: `include('/layout/time', { it })`.
    root: VIEWS,
    cache: true,
    strict: true,
    destructuredLocals: ['say', 'page', 'it'],
    rmWhitespace: true,
  });
  compiled.set(view, template);
  return template;
}
