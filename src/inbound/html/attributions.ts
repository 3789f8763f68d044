/** Recognises, by their form and in any language, the lines that mail programs write above what they quote. */

const LONGEST = 300;
const TIME = /\d{1,2}[:.h]\d{2}/;
const YEAR = /(?:19|20)\d\d/;
const LABEL = /^[*_]{0,2}\p{L}[^:：]{0,24}[:：]/u;

/** « Le 3 mai 2026 à 10:00, Ada <ada@univ.example> a écrit : », right above a blockquote. */
export function saidBy(lines: readonly string[]): boolean {
  const [line = ''] = lines;
  if (lines.length !== 1 || line.length > LONGEST || !/[:：]$/.test(line)) return false;
  return TIME.test(line) ? line.includes('@') || YEAR.test(line) : line.includes('@') && /\d/.test(line);
}

/** « De : », « Envoyé : » and so on as Outlook writes them: the date comes second. */
export function soundsLikeHeaders(lines: readonly string[]): boolean {
  const [from = '', date = '', to = ''] = lines;
  if (lines.length > 19 || ![from, date, to].every((line) => LABEL.test(line))) return false;
  return YEAR.test(date) && TIME.test(date);
}
