/** Recognises thanks that say nothing new: « Merci, ça marche ! », "Thanks, all good". What it does not know is news. */
import { longestAt, phrasesOf } from './courtesy/match-phrase.ts';
import { AGREEING, ANSWERING, AROUND, CLOSINGS, THANKING } from './courtesy/phrases.ts';
import { isSignatureLine, nameAt, type Word } from './courtesy/signing.ts';

/** Whoever only thanks is brief; signatures included. */
const LONGEST = 600;
const MOST_LINES = 15;

/** What a face or a hand may say beside words, in one sign or in a few; any other sign is something new. */
const GOOD_SIGNS =
  /[\u{1F600}-\u{1F60E}\u{1F642}\u{1F917}\u{1F929}\u{1F970}\u{1F973}\u{1F64C}\u{1F64F}\u{1F44C}\u{1F44D}\u{1F44F}\u{1F4AA}\u{1F4AF}\u{1F499}\u{1F49A}\u{1F389}\u{1F338}\u{1F31E}\u{1F91D}\u{2600}\u{263A}\u{2665}\u{2705}\u{2714}\u{2728}\u{2764}]/gu;
const SMILEYS = /(?<=^|\s)(?:[:;=]-?[)DPp]|\^_?\^|<3)(?=$|[\s.,!])/gu;

/** What joins and colours signs, and what is not seen at all. */
const UNSEEN = /\u{FE0F}|\u{FEFF}|[\u{200B}-\u{200D}]|[\u{1F3FB}-\u{1F3FF}]/gu;

/** The point of `M. Martin` and `A. Lovelace` ends no sentence. */
const INITIAL = /(?<!\p{L})(\p{Lu}|Mme|Mr|Mrs|Ms|Dr|Pr)\.(?=\s?\p{Lu})/gu;

const SAID = phrasesOf([...THANKING, ...AGREEING]);
const AGREED = phrasesOf(AGREEING);
const ANSWERED = phrasesOf(ANSWERING);
const BESIDE = phrasesOf([...AROUND, ...ANSWERING]);
const CLOSED = phrasesOf(CLOSINGS);

/**
 * True when a mail's own words only thank or agree. Every word must belong to a phrase that is known, to a name that is
 * greeted or thanked, or to a signature; a question, a figure, a link or any other word is new content. `writer` is the
 * name and address of who wrote it, should they sign with it. Linear in the text's length.
 */
export function isCourtesy(text: string, writer = ''): boolean {
  if (text.length > LONGEST) return false;
  const plain = text
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(GOOD_SIGNS, ' ')
    .replace(SMILEYS, ' ')
    .replace(INITIAL, '$1 ');
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > MOST_LINES || /[?？¿]/.test(plain)) return false;
  const known = new Set(wordsOf(writer).map(({ folded }) => folded));
  const reading: Reading = { known, said: false, agreed: false, answered: false, signs: false };
  if (!lines.every((line, at) => readLine(line, reading, at === lines.length - 1))) return false;
  if (reading.answered && !reading.agreed) return false;
  // All of it was faces and hands.
  return reading.said || (lines.length === 0 && text.replace(UNSEEN, '').trim() !== '');
}

type Reading = {
  readonly known: ReadonlySet<string>;
  /** Whether thanks were said. */
  said: boolean;
  /** Whether all is well, and whether that answers a question. */
  agreed: boolean;
  answered: boolean;
  /** Below a closing formula there is only a signature. */
  signs: boolean;
};

function readLine(line: string, reading: Reading, isLast: boolean): boolean {
  if (reading.signs) return isSignature(line, reading);
  return line.split(/[.!;:…]+/).every((sentence, at) => {
    if (reading.signs) return isSignature(sentence, reading);
    // A figure, an address, a sign that nobody knows.
    if (/[^\p{L}\p{M}\s,'’`´"«»()*_–—-]/u.test(sentence)) return false;
    return readSentence(wordsOf(sentence), reading, isLast && at === 0);
  });
}

/** Names stand behind what is said to somebody, and on a last line of their own; the writer's own, behind thanks. */
function readSentence(words: readonly Word[], reading: Reading, isOfLastLine: boolean): boolean {
  const folded = words.map((word) => word.folded);
  let mayName = isOfLastLine && reading.said;
  for (let at = 0; at < words.length; ) {
    const [said, beside, closed] = [SAID, BESIDE, CLOSED].map((phrases) => longestAt(phrases, folded, at)) as Lengths;
    const phrase = Math.max(said, beside, closed);
    const isWriter = reading.said && reading.known.has(folded[at] as string);
    const name = phrase === 0 && (mayName || isWriter) ? nameAt(words, at, reading.known) : 0;
    if (phrase + name === 0) return false;
    reading.said ||= phrase > 0 && said === phrase;
    const isAgreement = [AGREED, ANSWERED].some((phrases) => phrase > 0 && longestAt(phrases, folded, at) === phrase);
    reading.agreed ||= phrase > 0 && longestAt(AGREED, folded, at) === phrase;
    reading.answered ||= phrase > 0 && longestAt(ANSWERED, folded, at) === phrase;
    reading.signs ||= phrase > 0 && closed === phrase;
    mayName = phrase > 0 && !isAgreement;
    at += phrase + name;
  }
  return true;
}

type Lengths = [number, number, number];

function isSignature(line: string, { known }: Reading): boolean {
  const said = line.replace(/\S*[@/]\S*|www\.\S*/g, ' ');
  return isSignatureLine(said, wordsOf(said), known);
}

/** As written, and in lower case without accents. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/([^\p{L}\p{M}]*)([\p{L}\p{M}]+)/gu)].map(([, before = '', written = '']) => ({
    ...{ written, before },
    folded: written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  }));
}
