/** Which declarations of a style attribute are kept: looks, never position, never anything fetched. */
import {
  type Accepts,
  among,
  backgroundColour,
  colour,
  either,
  family,
  fontSize,
  ink,
  lengthBetween,
  lineHeight,
  pixelsOf,
  upTo,
  weight,
  word,
} from './css-values.ts';
import { longFont } from './font-shorthand.ts';

const inside = lengthBetween(0, 300);
const BORDER_WORDS = among('none hidden solid dashed dotted double groove ridge inset outset thin medium thick');
const box = upTo(4, either(inside, among('auto')));
const borderWidth = either(lengthBetween(0, 40), among('thin medium thick'));
const border = upTo(4, either(borderWidth, BORDER_WORDS, colour));
const size = either(lengthBetween(0, 2000), among('auto none'));

const ACCEPTED = new Map<string, Accepts>([
  ['color', ink],
  ['background-color', colour],
  ['background', backgroundColour],
  ['font-family', family],
  ['font-size', fontSize],
  ['font-style', word],
  ['font-variant', word],
  ['font-weight', weight],
  ['line-height', lineHeight],
  ['letter-spacing', either(lengthBetween(-2, 20), among('normal'))],
  ['text-align', word],
  ['text-decoration', upTo(3, either(word, colour))],
  ['text-indent', lengthBetween(0, 100)],
  ['text-transform', word],
  ['vertical-align', either(word, lengthBetween(-20, 20))],
  ['white-space', among('normal nowrap pre pre-wrap pre-line break-spaces')],
  ['word-break', word],
  ['overflow-wrap', word],
  ['direction', among('ltr rtl')],
  ['display', among('block inline inline-block')],
  ['float', among('left right none')],
  ['clear', among('left right both none')],
  ['list-style-type', word],
  ['border-collapse', word],
  ['border-spacing', upTo(2, inside)],
  ['border-radius', upTo(4, either(inside, lengthBetween(0, 100)))],
  ['width', size],
  ['min-width', lengthBetween(0, 800)],
  ['max-width', size],
  ['height', size],
  ['min-height', size],
  ...boxes(),
]);

function boxes(): [string, Accepts][] {
  const sides = ['', '-top', '-right', '-bottom', '-left'];
  return sides.flatMap((side): [string, Accepts][] => [
    [`margin${side}`, box],
    [`padding${side}`, box],
    [`border${side}`, border],
    [`border${side}-color`, upTo(4, colour)],
    [`border${side}-style`, upTo(4, BORDER_WORDS)],
    [`border${side}-width`, upTo(4, borderWidth)],
  ]);
}

const LONGEST_STYLE = 4000;
const LONGEST_VALUE = 400;

/**
 * The declarations that are kept, in lower case; '' when none is. Escapes, comments and functions never pass.
 * @param element whose style it is
 */
export function safeStyle(style: string, element: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, LONGEST_STYLE).toLowerCase().split(';')) {
    const [property, value] = partsOf(declaration);
    if (value === '' || value.length > LONGEST_VALUE) continue;
    if (property !== 'font') keep(kept, property, value, element);
    else for (const [name, part] of longFont(value).map(partsOf)) keep(kept, name, part, element);
  }
  return kept.join(';');
}

/** Without `!important`: a mail's wishes are never more important than the page's. */
function partsOf(declaration: string): [string, string] {
  const colon = declaration.indexOf(':');
  const value = declaration.slice(colon + 1).trim();
  const mark = value.endsWith('important') ? value.lastIndexOf('!') : -1;
  return [declaration.slice(0, Math.max(colon, 0)).trim(), mark < 0 ? value : value.slice(0, mark).trimEnd()];
}

function keep(kept: string[], property: string, value: string, element: string): void {
  const accepted = ACCEPTED.get(property)?.(value) ?? null;
  const name = accepted === null ? null : nameFor(property, accepted, element);
  if (name !== null) kept.push(`${name}:${accepted}`);
}

/** They may be as small as they like: an image shrinks, and a cell is as large as what is in it. */
const SHRINKS = new Set('img table tbody thead tfoot tr td th col colgroup hr'.split(' '));
const LEAST_WIDTH = 40;
const LEAST_SHARE = 10;

/** What holds words is never lower than they are, nor so narrow that they stand letter by letter. */
function nameFor(property: string, value: string, element: string): string | null {
  if (property === 'background') return 'background-color';
  if (SHRINKS.has(element)) return property;
  if (property === 'height') return 'min-height';
  if (property !== 'width' && property !== 'max-width') return property;
  if (value.endsWith('%')) return Number.parseFloat(value) < LEAST_SHARE ? null : property;
  return (pixelsOf(value) ?? LEAST_WIDTH) < LEAST_WIDTH ? null : property;
}
