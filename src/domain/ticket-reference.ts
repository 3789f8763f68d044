/** Ticket references: how R-004217 is written, and where one stands in a subject. */

const DIGITS = 6;

/** Longer runs of digits are not references, nor are more candidates than these in one subject. */
const MOST_DIGITS = 12;
const MOST_CANDIDATES = 20;

/** Outside brackets a short one is more likely a room or a model: « salle R-12 ». */
const FEWEST_BARE_DIGITS = 4;

/** A word before the dash that is not the tail of a longer one, digits, and no further letter, digit or part number. */
const SHAPE = /(?<![\p{L}\p{N}_-])(\p{L}{1,10})-(\d{1,12})(?![\p{L}\p{N}_]|[-.,]\d|-\p{L})/gu;

export function formatReference(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(DIGITS, '0')}`;
}

/**
 * The references in a subject, upper case, in the order written, each once: ours wherever they stand (at least six
 * digits, as they are stored), other systems' (imported as aliases) in brackets alone: `[ABC-123]`.
 */
export function referencesIn(subject: string, prefix: string): readonly string[] {
  const ours = prefix.toUpperCase();
  const found = candidates(subject).flatMap(({ word, digits, isBracketed }) => {
    if (word !== ours) return isBracketed ? [`${word}-${digits}`] : [];
    return isBracketed || digits.length >= FEWEST_BARE_DIGITS ? [padded(word, digits)] : [];
  });
  return [...new Set(found)];
}

/** Whatever could be a reference under any prefix, to ask for it: the padded form and the one written. */
export function possibleReferences(subject: string): readonly string[] {
  return [...new Set(candidates(subject).flatMap(({ word, digits }) => [padded(word, digits), `${word}-${digits}`]))];
}

/** True for a bracket's content that has the shape of a reference. */
export function isReferenceLike(text: string): boolean {
  const [first] = candidates(text);
  return first !== undefined && first.length === text.trim().length;
}

type Candidate = {
  readonly word: string;
  readonly digits: string;
  readonly length: number;
  readonly isBracketed: boolean;
};

function candidates(subject: string): Candidate[] {
  // Word processors and phones write U+2010 and U+2011 for the dash.
  const plain = subject.replaceAll(/[\u2010\u2011]/g, '-');
  const found: Candidate[] = [];
  for (const match of plain.matchAll(SHAPE)) {
    const [whole, word = '', digits = ''] = match;
    const isBracketed = plain[match.index - 1] === '[' && plain[match.index + whole.length] === ']';
    found.push({ word: word.toUpperCase(), digits, length: whole.length, isBracketed });
    if (found.length === MOST_CANDIDATES) break;
  }
  return found;
}

function padded(word: string, digits: string): string {
  return formatReference(word, Number(digits.slice(0, MOST_DIGITS)));
}
