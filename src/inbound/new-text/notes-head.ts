/** The head that Lotus Notes draws above a quoted mail: a name, a date, then « To », « cc » and « Subject » alone on their lines. */
import { isEmpty, type TextLine } from './lines.ts';

const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}/;
const TO = /^(?:to|à|a|an|pour|para|aan|do)$/i;
const SUBJECT = /^(?:subject|objet|betreff|thema|asunto|oggetto|onderwerp|assunto|temat)$/i;
const LONGEST = 24;
/** Lines between the name and its date: « Sent by », and the address once more. */
const DATE_WITHIN = 4;

/** Lines that such a head takes from here on; 0 when none begins here. */
export function notesHeadAt(lines: readonly TextLine[], at: number): number {
  if (!/@|\/\p{L}+\/|^"/u.test(lines[at]?.text ?? '')) return 0;
  const dated = find(lines, DATE, at + 1, at + DATE_WITHIN);
  const to = dated < 0 ? -1 : find(lines, TO, dated + 1, at + LONGEST);
  const subject = to < 0 ? -1 : find(lines, SUBJECT, to + 1, at + LONGEST);
  if (subject < 0) return 0;
  return subject + 1 + (isEmpty(lines[subject + 1]) ? 0 : 1) - at;
}

function find(lines: readonly TextLine[], wanted: RegExp, from: number, to: number): number {
  for (let at = from; at <= Math.min(to, lines.length - 1); at += 1) if (wanted.test(lines[at]?.text ?? '')) return at;
  return -1;
}
