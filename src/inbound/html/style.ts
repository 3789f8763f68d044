/** Which declarations of a style attribute are kept: looks, never position, never anything fetched. */

const LENGTH = /^(?:0|-?(?:\d{1,3}(?:\.\d{1,4})?|\.\d{1,4})(?:px|pt|em|ex|rem|cm|mm|in|pc|%)?)$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s,.%/deg]{1,40}\))$/;
const WORD = /^[a-z-]{1,24}$/;
const FAMILY = /^[a-z0-9 ,'"_-]{1,200}$/;
const BORDER_WORDS = new Set(
  'none hidden solid dashed dotted double groove ridge inset outset thin medium thick'.split(' '),
);

type Accepts = (value: string) => boolean;

const isColour: Accepts = (value) => COLOUR.test(value);
const isLength: Accepts = (value) => LENGTH.test(value) && Math.abs(Number.parseFloat(value)) <= 2000;
/** Nothing may leave its place: negative lengths would lay a mail's words over the page's. */
const isInside: Accepts = (value) => isLength(value) && !value.startsWith('-');
const isWord: Accepts = (value) => WORD.test(value);
const isAmong = (words: string): Accepts => {
  const known = new Set(words.split(' '));
  return (value) => known.has(value);
};
const upTo =
  (most: number, accepts: Accepts): Accepts =>
  (value) => {
    const pieces = value.split(/\s+/, most + 1);
    return pieces.length <= most && pieces.every(accepts);
  };
const isBox = upTo(4, (value) => isInside(value) || value === 'auto');
const isBorder = upTo(4, (value) => isInside(value) || BORDER_WORDS.has(value) || isColour(value));
const isSize: Accepts = (value) => isInside(value) || isAmong('auto none')(value);

const ACCEPTED = new Map<string, Accepts>([
  ['color', isColour],
  ['background-color', isColour],
  ['background', isColour],
  ['font-family', (value) => FAMILY.test(value)],
  ['font-size', (value) => isInside(value) || isWord(value)],
  ['font-style', isWord],
  ['font-variant', isWord],
  ['font-weight', (value) => isWord(value) || /^[1-9]00$/.test(value)],
  ['line-height', (value) => isInside(value) || value === 'normal'],
  ['letter-spacing', isLength],
  ['text-align', isWord],
  ['text-decoration', upTo(3, (value) => isWord(value) || isColour(value))],
  ['text-indent', isInside],
  ['text-transform', isWord],
  ['vertical-align', (value) => isWord(value) || isLength(value)],
  ['white-space', isWord],
  ['word-break', isWord],
  ['direction', isAmong('ltr rtl')],
  ['list-style-type', isWord],
  ['border-collapse', isWord],
  ['border-spacing', upTo(2, isInside)],
  ['border-radius', upTo(4, isInside)],
  ['width', isSize],
  ['max-width', isSize],
  ['height', isSize],
  ...boxes(),
]);

function boxes(): [string, Accepts][] {
  const sides = ['', '-top', '-right', '-bottom', '-left'];
  return sides.flatMap((side): [string, Accepts][] => [
    [`margin${side}`, isBox],
    [`padding${side}`, isBox],
    [`border${side}`, isBorder],
    [`border${side}-color`, upTo(4, isColour)],
    [`border${side}-style`, upTo(4, isWord)],
    [`border${side}-width`, isBorder],
  ]);
}

const LONGEST_STYLE = 4000;

/** The declarations that are kept, in lower case; '' when none is. Escapes, comments and functions never pass. */
export function safeStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, LONGEST_STYLE).toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim();
    const value = withoutImportant(declaration.slice(colon + 1).trim());
    if (value.length <= 200 && ACCEPTED.get(property)?.(value)) kept.push(`${property}:${value}`);
  }
  return kept.join(';');
}

/** A mail's wishes are never more important than the page's. */
function withoutImportant(value: string): string {
  return value.endsWith('!important') ? value.slice(0, -'!important'.length).trimEnd() : value;
}
