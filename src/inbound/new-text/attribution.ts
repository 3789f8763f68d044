/** The line that says who wrote what is quoted below: « Le 3 mai 2026 à 10:00, Ada a écrit : », folded or not. */
import { isQuoted, nextFilled, type TextLine } from './lines.ts';

export type Attribution = {
  /** Lines it takes, with the empty ones below it. */
  readonly lines: number;
  /** True when the lines below are marked with `>`. */
  readonly marked: boolean;
};

/** How such a line begins in the languages of the usual clients; a weekday or a number will do in any. */
const OPENER =
  /^(?:-{2,} *)?(?:on|le|am|el|il|op|em|w dniu|dnia|den|dne|på|в|пт|сб|вс|пн|вт|ср|чт|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)[ ,.]/i;
const WROTE =
  /(?:^|[^\p{L}])(?:wrote|writes|a écrit|écrivait|schrieb|escribió|ha scritto|scrisse|schreef|geschreven|escreveu|napisał|napisała|pisze|skrev|kirjoitti|írta|napsal|yazdı|пише|написал|написала|написав|пишет)(?:\(a\))?(?![\p{L}])|写道|寫道/u;
const DATED = /\d{4}|\d{1,2}[:.h]\d{2}|\d{1,2}[./]\d{1,2}/;
const TIMED = /\d{1,2}[:.h]\d{2}/;
const MOST_LINES = 5;
const LONGEST = 400;

export function attributionAt(lines: readonly TextLine[], at: number): Attribution | null {
  const end = endOf(lines, at);
  if (end < 0 || startsLater(lines, at, end)) return null;
  const next = nextFilled(lines, end + 1);
  const marked = next > 0 && isQuoted(lines[next]);
  // Nothing marks what follows as quoted, so the line itself must leave no doubt.
  if (!marked && !isCertain(joined(lines, at, end))) return null;
  return { lines: (marked ? next : end + 1) - at, marked };
}

/** The line on which an attribution that begins here ends; -1 when none does. */
function endOf(lines: readonly TextLine[], at: number): number {
  const first = lines[at]?.text ?? '';
  const opens = OPENER.test(first) || /^\d/.test(first);
  if (!opens && !first.includes('@')) return -1;
  for (let end = at; end < Math.min(lines.length, at + MOST_LINES); end += 1) {
    const line = lines[end]?.text ?? '';
    if (end > at && line === '' && lines[end + 1]?.text === '') return -1;
    if (/(?:[:：]|-{2,})$/.test(line)) return isAttribution(joined(lines, at, end), opens) ? end : -1;
  }
  return -1;
}

function joined(lines: readonly TextLine[], from: number, to: number): string {
  return lines
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, LONGEST + 1)
    .toLowerCase();
}

/** Someone wrote at some time; or, without a verb, a date and an address are all there is: `2026-05-03 10:00 Ada <ada@…>:`. */
function isAttribution(text: string, opens: boolean): boolean {
  if (text.length > LONGEST) return false;
  const bare = text.replace(/\s*-{2,}$/, '');
  if (WROTE.test(bare.replace(/:$/, ''))) return opens ? DATED.test(text) : text.includes('@');
  return opens && /\d{4}/.test(text) && TIMED.test(text) && /<[^<>\s]*\s*[^<>\s]*@[^<>\s]*>\s*[:：]$/.test(text);
}

/** An address or a time of day: « On 3 May I wrote: » may be said in any letter. */
function isCertain(text: string): boolean {
  return text.includes('@') || TIMED.test(text);
}

/** « On my side all is well » above « On 3 May Ada wrote: » is not the beginning of it. */
function startsLater(lines: readonly TextLine[], at: number, end: number): boolean {
  for (let later = at + 1; later <= end; later += 1) {
    if (OPENER.test(lines[later]?.text ?? '') && endOf(lines, later) === end) return true;
  }
  return false;
}
