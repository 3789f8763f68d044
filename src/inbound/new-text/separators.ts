/** Lines that programs draw between an answer and the mail it answers. */
import type { TextLine } from './lines.ts';
import { FORWARDED_BY, SEPARATOR_TITLES } from './separator-titles.ts';

/** Hyphens and dashes of every length (Proton draws with U+2010), and what else rules are made of. */
const DRAWN = '\\-\\u2010-\\u2015\\u2500\\u2501_=*~#+';
const RULE = new RegExp(`^[${DRAWN}]+$`);
const DRAWN_AROUND = new RegExp(`^[${DRAWN}]{2,}([^${DRAWN}].*)$`);
const NEXT_RULE = new RegExp(`[${DRAWN}]{2,}`);
const NOT_LETTERS = new RegExp(`[${DRAWN}:：'’"«»<>.]`, 'g');
/** Apple Mail writes these without dashes. */
const BARE =
  /^(?:begin|début|anfang|inizio|inicio|comienzo|início|start|starten|początek|začátek|начало|välitetty|vidarebefordrat|videresendt) .*[:：]$/i;
/** A desk's line: what stands below it is the desk's. */
const REPLY_ABOVE =
  /(?:above|au[- ]dessus de|oberhalb|über|por encima de|encima de|sopra|boven|acima d|powyżej) (?:of )?(?:this|cette|la|dieser|diese|esta|questa|deze|tej) (?:line|ligne|zeile|linie|línea|linea|riga|regel|lijn|linha|linii)/i;
/** `-----Ada/UNIV a écrit : -----`, of Notes. */
const NOTES_WROTE = / (?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|escreveu|napisał\(a\)|skrev)$/;
/** `>>> Ada Lovelace 04/05/2026 10:15 >>>`, of GroupWise: no mark of a quotation. */
const GROUPWISE = /^>>> .{3,120}\d{1,2}[:.]\d{2}.{0,6} >>>$/;
const LONGEST = 110;

/** `-----Message d'origine-----`, `Début du message transféré :`, `##- Please type your reply above this line -##`. */
export function isSeparator({ text }: TextLine): boolean {
  if (GROUPWISE.test(text)) return true;
  const within = DRAWN_AROUND.exec(text)?.[1];
  if (within === undefined) return text.length <= LONGEST && BARE.test(text) && SEPARATOR_TITLES.has(titleOf(text));
  // Some programs go on behind the closing dashes: `-----Original Message----- From: Ada`.
  const closing = within.search(NEXT_RULE);
  const title = titleOf(closing < 0 ? within : within.slice(0, closing));
  if (title.length > LONGEST) return false;
  if (closing > 0 && (FORWARDED_BY.test(title) || NOTES_WROTE.test(title))) return true;
  return SEPARATOR_TITLES.has(title) || REPLY_ABOVE.test(within.slice(0, LONGEST));
}

function titleOf(text: string): string {
  const start = text
    .slice(0, LONGEST + 1)
    .toLowerCase()
    .replace(/e-(?=mail|post)/g, 'e');
  return start.replace(NOT_LETTERS, ' ').replace(/ {2,}/g, ' ').trim();
}

/** A line of nothing but dashes, underscores and the like. */
export function isRule(line: TextLine | undefined): boolean {
  return line !== undefined && line.text.length >= 5 && RULE.test(line.text);
}
