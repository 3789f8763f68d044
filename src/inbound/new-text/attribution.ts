/** The line that says who wrote what is quoted below: « Le 3 mai 2026 à 10:00, Ada a écrit : », folded or not. */
import { ENDS_WITH_WROTE, OPENER, PERSON, QUOTING, WROTE } from './attribution-words.ts';
import { isEmpty, joinedText, nextFilled, type TextLine } from './lines.ts';
import { isQuoted, rareMarkOf } from './quote-marks.ts';

export type Attribution = {
  /** Lines it takes, with the empty ones below it. */
  readonly lines: number;
  /** How the lines below are marked: `>`, `|`, `AL>`; null when they are not. */
  readonly mark: string | null;
};

const DATED = /\d{4}|\d{1,2}[:.h]\d{2}|\d{1,2}[./]\d{1,2}|\d{1,2}\.? \p{L}{3}|\p{L}{3,9} \d{1,2}/u;
const TIMED = /\d{1,2} ?[:.h] ?\d{2}/;
/** A day with its year, which people seldom write in a sentence. */
const FULL_DATE = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/;
const ADDRESS = /<[^<>]{0,120}@[^<>]{0,120}>|<[^\s<>]{1,60} <at> [^\s<>]{1,60}>|\[mailto:|\S@\S/;
const ENDS = /(?:[:：]|[-–—]{2,}|>)$/;
/** « Ada Lovelace a écrit : » and no date: what Thunderbird wrote for years. */
const NAMED =
  /^["“«]?(?:\p{Lu}[\p{L}.'’-]*[ ,"”»]{1,2}){1,4}(?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|escreveu|skrev|napisał\(a\)) ?[:：]$/u;
const FULL_ADDRESS = /<[^\s<>]{1,64}@[^\s<>]{3,}>.{0,80}[:：]$/;
/** « 4 mai 2026, 10:15 de ada@univ.example : »: Tutanota. */
const BY_ADDRESS =
  /(?:^|\d,? )(?:by|de|von|da|di|por|door|van|od|przez|av|af|fra|från|от|від) [^\s<>@]{1,64}@[^\s<>@]{3,} ?[:：]$/;
/** « Selon Paul : » may be anybody’s words. */
const FULL_NAME = /\p{Lu}[\p{L}.'’-]* (?:\p{L}{1,3} ){0,2}\p{Lu}[\p{L}.'’-]+.{0,40}$/u;
const MOST_LINES = 6;
const LONGEST = 400;

export function attributionAt(lines: readonly TextLine[], at: number): Attribution | null {
  const text = lines[at]?.text ?? '';
  if (!mayBegin(text)) return null;
  if (goesOnBehind(text)) return { lines: 1, mark: null };
  const end = endOf(lines, at);
  if (end < 0 || startsLater(lines, at, end)) return null;
  const next = nextFilled(lines, end + 1);
  const mark = markOf(lines, next);
  // Nothing marks what follows as quoted, so the line itself must leave no doubt.
  if (mark === null && !isCertain(joinedText(lines, at, end, LONGEST))) return null;
  return { lines: (mark === null ? end + 1 : next) - at, mark };
}

/** « … a écrit :   Bonjour »: Yahoo on telephones puts three spaces between, and no line. */
function goesOnBehind(text: string): boolean {
  const said = /^(.{20,}?[:：]) {2,}\S/.exec(text)?.[1]?.toLowerCase();
  if (said === undefined || !OPENER.test(said) || !WROTE.test(said) || !closesWell(said)) return false;
  return ADDRESS.test(said) && TIMED.test(said) && FULL_DATE.test(said) && !PERSON.test(said);
}

function markOf(lines: readonly TextLine[], at: number): string | null {
  if (at < 0 || ENDS_WITH_WROTE.test((lines[at]?.text ?? '').toLowerCase())) return null;
  return isQuoted(lines, at) ? '>' : rareMarkOf(lines[at]);
}

function mayBegin(text: string): boolean {
  return text.includes('@') || OPENER.test(text) || QUOTING.test(text) || WROTE.test(text.toLowerCase());
}

/** The line on which an attribution that begins here ends; -1 when none does. */
function endOf(lines: readonly TextLine[], at: number): number {
  for (let end = at; end < Math.min(lines.length, at + MOST_LINES); end += 1) {
    const text = lines[end]?.text ?? '';
    if (end > at && !mayGoOn(lines, end)) return -1;
    if (ENDS.test(text) || ENDS_WITH_WROTE.test(text.toLowerCase()) || /(?:wrote|écrit)$/.test(text)) {
      if (isAttribution(lines, at, end)) return end;
      // « > » closes an address and « : » a time, too: the line may be longer.
      if (!text.endsWith('>')) return -1;
    }
    if (endsSentence(text)) return -1;
  }
  return -1;
}

function mayGoOn(lines: readonly TextLine[], at: number): boolean {
  if (isEmpty(lines[at])) return !isEmpty(lines[at + 1]);
  return !isQuoted(lines, at) || ENDS_WITH_WROTE.test((lines[at]?.text ?? '').toLowerCase());
}

/** « Le serveur 3 est tombé. » is no beginning; « Am Fr., 28. », with its short words, may be. */
function endsSentence(text: string): boolean {
  return /[!?！？。]$/.test(text) || /\p{L}{5}\.$/u.test(text);
}

function isAttribution(lines: readonly TextLine[], at: number, end: number): boolean {
  const said = joinedText(lines, at, end, LONGEST);
  if (said.length > LONGEST) return false;
  const text = said.toLowerCase();
  const opens = OPENER.test(text);
  const hasAddress = ADDRESS.test(text);
  const isMarked = markOf(lines, nextFilled(lines, end + 1)) !== null;
  if (QUOTING.test(text))
    return isMarked && (hasAddress || FULL_NAME.test(said.replace(QUOTING, ''))) && /[:：]$/.test(text);
  if (WROTE.test(text) && closesWell(text)) {
    if (opens ? DATED.test(text) : hasAddress)
      return /(?:[:：]|[-–—]{2,})$/.test(text) || (hasAddress && (isMarked ? TIMED.test(text) : !text.endsWith('>')));
    return isMarked && (NAMED.test(said) || (TIMED.test(text) && FULL_DATE.test(text)));
  }
  // A day, a time, an address in full, a colon, and marked lines: no matter in what language.
  if (isMarked && TIMED.test(text) && FULL_DATE.test(text) && FULL_ADDRESS.test(text)) return true;
  if (isMarked && BY_ADDRESS.test(text)) return TIMED.test(text) && FULL_DATE.test(text);
  // Without a verb, a date, a time and an address are all there is: `2026-05-03 10:00 Ada <ada@…>:`. So they are in a log.
  if (!opens || !FULL_DATE.test(text) || !/<[^<>]{0,120}@[^<>]{0,120}>\s*[:：]?$/.test(text)) return false;
  if (text.indexOf('<') !== text.lastIndexOf('<')) return false;
  return isMarked || (TIMED.test(text) && /[:：]$/.test(text) && isEmpty(lines[at - 1]));
}

/** Behind the verb stands nothing more, or a name, an address, a date: not « a écrit à la direction : ». */
function closesWell(text: string): boolean {
  const behind = text.split(WROTE).at(-1) ?? '';
  return /[\d@]/.test(behind) || !/\p{L}{2}/u.test(behind) || /(?:schrieb|schreef|skrev|menulis)(?!\p{L})/u.test(text);
}

/** An address in full or a time of a full day, and a name; « On 3 May I wrote: » may be said in any letter. */
function isCertain(said: string): boolean {
  const text = said.toLowerCase();
  if (PERSON.test(text)) return false;
  if (ADDRESS.test(text)) return /<|\[mailto/.test(text) || TIMED.test(text) || FULL_DATE.test(text);
  return TIMED.test(text) && FULL_DATE.test(text) && /, ?["“]?\p{Lu}|(?:schrieb|schreef|skrev) ["“]?\p{Lu}/u.test(said);
}

/** « On my side all is well » above « On 3 May Ada wrote: » is not the beginning of it. */
function startsLater(lines: readonly TextLine[], at: number, end: number): boolean {
  for (let later = at + 1; later <= end; later += 1) {
    const text = lines[later]?.text ?? '';
    const begins =
      OPENER.test(text) ||
      (/^["“]?\p{Lu}/u.test(text) && ADDRESS.test(text) && WROTE.test(text.toLowerCase()) && DATED.test(text));
    if (begins && isAttribution(lines, later, end)) return true;
  }
  return false;
}
