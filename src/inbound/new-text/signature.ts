/** Where a signature begins: the mark of RFC 3676, what telephones add, the footer of a mailing list. */
import { attributionAt } from './attribution.ts';
import { headerBlockAt } from './header-block.ts';
import { isQuoted, nextFilled, type TextLine } from './lines.ts';
import { isRule, isSeparator } from './separators.ts';

/** `-- ` (RFC 3676, section 4.3), also after its space was lost, and the long dash that some programs make of it. */
export function isSignatureMark({ text }: TextLine): boolean {
  return text === '--' || text === '—' || text === '– –';
}

/** What mailing lists add below a line of underscores. */
export function isListFooter(lines: readonly TextLine[], at: number): boolean {
  const line = lines[at];
  if (!line?.text.startsWith('____') || !isRule(line)) return false;
  return /mailing list|liste de diffusion/i.test(lines[at + 1]?.text ?? '');
}

const DEVICE =
  'iphone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|oppo|pixel|htc|lg|nokia|sony|motorola|alcatel|blackberry|windows|outlook|mail|mailbox|airmail|yahoo|gmail|proton|protonmail|orange|k-9|mobile|phone|smartphone|mobiltelefon|handy|cell|cellphone|tablet|device|téléphone|portable|mobil|mobiel|ti-85|messagerie|aol|sparrow|bluemail|thunderbird|spark';
const PHRASES = [
  new RegExp(
    `^(?:sent|envoy[ée]e?|gesendet|enviado|inviato|verzonden|verstuurd|sendt|skickat|wysłan[eo]|отправлено) (?:from|via|with|by|using|depuis|de|à partir|avec|von|vom|mit|desde|da|dal|con|do|vanaf|van|met|fra|från|z|с)(?![\\p{L}]).{0,40}?(?<![\\p{L}])(?:${DEVICE})(?![\\p{L}])`,
    'u',
  ),
  /^(?:get|obtenez|téléchargez|télécharger|holen sie sich|obtener|ottieni|download) outlook (?:for|pour|für|para|per|voor) /,
  /^(?:von meinem|diese nachricht wurde von meinem) .{1,60} gesendet\.?$/,
  /^from my (?:iphone|ipad|phone|mobile)/,
  /^從我的 .{1,20} 傳送$/,
];
/** How any of them begins: most lines are done with after this. */
const BEGINNING =
  /^[<([*_]{0,3}(?:sent|envoy|gesendet|enviado|inviato|ver|sendt|skickat|wysłan|отпр|get|obt|t[ée]l|holen|ottieni|download|von mein|diese|from my|從)/i;
const LONGEST = 120;
const MOST_BELOW = 8;

/** A telephone's line, when nothing follows it but its like, a quotation or the end. */
export function isMobileSignature(lines: readonly TextLine[], at: number): boolean {
  if (!soundsMobile(lines[at])) return false;
  for (let next = nextFilled(lines, at + 1), seen = 0; next >= 0; next = nextFilled(lines, next + 1), seen += 1) {
    if (beginsQuotation(lines, next)) return true;
    if (seen > MOST_BELOW || !soundsMobile(lines[next])) return false;
  }
  return true;
}

function soundsMobile(line: TextLine | undefined): boolean {
  if (!BEGINNING.test(line?.text ?? '')) return false;
  const text = (line?.text ?? '').toLowerCase().replace(/^[<([*_]+/, '');
  // « Sent from my desk, is much easier than my phone » is a sentence.
  if (text === '' || text.length > LONGEST || /, is /.test(text)) return false;
  return PHRASES.some((phrase) => phrase.test(text)) || /^sent from (?:a|my) (?:\S+ ){0,3}\S+$/.test(text);
}

function beginsQuotation(lines: readonly TextLine[], at: number): boolean {
  const line = lines[at];
  if (line === undefined || isQuoted(line) || isSignatureMark(line) || isSeparator(line)) return true;
  return headerBlockAt(lines, at) || attributionAt(lines, at) !== null || isRule(line);
}
