/** Checks values of CSS, in lower case: nothing fetched, nothing out of its place, no words too small or too large to read. */

/** The value as it may stand, or null. */
export type Accepts = (value: string) => string | null;

const LENGTH = /^([+-]?(?:\d{1,5}(?:\.\d{1,6})?|\.\d{1,6}))(px|pt|em|ex|rem|cm|mm|in|pc|%)?$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s,.%/deg]{1,60}\))$/;
const WORD = /^[a-z-]{1,24}$/;
const FAMILY = /^[a-z0-9 ,'"_-]{1,200}$/;
/** Roughly, for limits; per cent are of a font's size. */
const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  cm: 38,
  mm: 3.8,
  in: 96,
  pc: 16,
  ex: 8,
  '%': 0.16,
};

/** Null for what is no length. */
export function pixelsOf(value: string): number | null {
  const [, number, unit = 'px'] = LENGTH.exec(value) ?? [];
  return number === undefined ? null : Number(number) * (PIXELS[unit] ?? 16);
}

/** Nothing may leave its place, or push the rest out of sight. */
export const lengthBetween =
  (least: number, most: number): Accepts =>
  (value) => {
    const number = value.endsWith('%') && pixelsOf(value) !== null ? Number.parseFloat(value) : null;
    if (number !== null) return number >= Math.max(least, -100) && number <= 100 ? value : null;
    const pixels = pixelsOf(value);
    return pixels === null || pixels < least || pixels > most ? null : value;
  };

export const colour: Accepts = (value) => (COLOUR.test(value) ? value : null);
/** Of words, which must be seen. */
export const ink: Accepts = (value) => (value === 'transparent' ? null : colour(value));
export const word: Accepts = (value) => (WORD.test(value) ? value : null);
export const family: Accepts = (value) => (FAMILY.test(value) ? value : null);
export const weight: Accepts = (value) => (/^[1-9]00$/.test(value) ? value : word(value));

export function among(words: string): Accepts {
  const known = new Set(words.split(' '));
  return (value) => (known.has(value) ? value : null);
}

export const either =
  (...ways: readonly Accepts[]): Accepts =>
  (value) => {
    for (const accepts of ways) if (accepts(value) !== null) return accepts(value);
    return null;
  };

export const upTo =
  (most: number, accepts: Accepts): Accepts =>
  (value) => {
    const pieces = value.split(/\s+(?![^(]*\))/, most + 1);
    return pieces.length <= most && pieces.every((piece) => accepts(piece) !== null) ? value : null;
  };

const SMALLEST = 9;
const LARGEST = 72;
const SIZES = among('xx-small x-small small medium large x-large xx-large inherit initial');

/** What is said of the words around is made to be of the page's: sizes would multiply from element to element. */
export const fontSize: Accepts = (value) => {
  if (value === 'larger' || value === 'smaller') return value === 'larger' ? 'large' : 'small';
  const pixels = pixelsOf(value);
  if (pixels === null) return SIZES(value);
  if (pixels < SMALLEST || pixels > LARGEST) return `${pixels < SMALLEST ? SMALLEST : LARGEST}px`;
  return /em|ex|%/.test(value) ? `${Math.round((pixels / 16) * 100) / 100}rem` : value;
};

/** Lines must not lie upon each other. */
export const lineHeight: Accepts = (value) => {
  if (value === 'normal') return value;
  const pixels = pixelsOf(value);
  if (pixels === null) return null;
  if (/^[\d.]+$/.test(value)) return pixels >= 1 && pixels <= 3 ? value : null;
  return pixels >= 12 && pixels <= 100 ? value : null;
};

/** Of a background, its colour: words may have been chosen to be read on it. */
export const backgroundColour: Accepts = (value) => {
  const rest = value.replace(/(?:url|[a-z-]*gradient|image-set)\((?:[^()]|\([^()]*\)){0,2000}\)/g, ' ');
  const colours = rest.split(/[\s,/]+(?![^(]*\))/).filter((piece) => colour(piece) !== null && !NO_COLOURS.has(piece));
  return colours.length === 1 && !rest.includes('\\') ? (colours[0] ?? null) : null;
};
const NO_COLOURS = new Set(
  'repeat repeat-x repeat-y no-repeat round space scroll fixed local top bottom left right center cover contain auto none inherit initial unset border-box padding-box content-box'.split(
    ' ',
  ),
);
