/** Guesses the charset of text that has no label to believe, by the letters that its language uses most. */

type Candidate = {
  readonly charset: string;
  /** The commonest letters of the scripts written in it. */
  readonly common: ReadonlySet<string>;
  /** Of real text, at least this share of what is beyond ASCII are such letters; of text misread, far fewer. */
  readonly share: number;
};

const CYRILLIC = 'оеаинтсрвлкмдпуяыьзіє';
const GREEK = 'αοιετσνηυρπκμλςίόάέή';
const HEBREW = 'יוהלאבתרמשנםדקעחפכ';
const ARABIC = 'المينرتوبعدسفهكقحةأ';
const THAI = 'านรอกเงมยลวดทสตะปบคหแ่้ัีิืุ์';
const KANA =
  'のにはをたがでてとしれさいるなありもかこまっくすきらけどうそだよんせみえアイウカクコサシスタチットドナニノバブフプマムメラリルレロンー、。';
const SIMPLIFIED =
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后么天多而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长，。请谢您';
const TRADITIONAL =
  '的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後麼天多而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長，。請謝您';
const HANGUL =
  '이다는에의고가을하지도한로기를은사그리나자아어시있인대여서정스보라일것수해들제면전으니원상만장부주안중요세습합';

const candidate = (charset: string, letters: string, share: number): Candidate => ({
  charset,
  common: new Set(letters),
  share,
});
const CANDIDATES: readonly Candidate[] = [
  ...['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'].map((charset) => candidate(charset, CYRILLIC, 0.6)),
  candidate('windows-1253', GREEK, 0.6),
  candidate('windows-1255', HEBREW, 0.6),
  candidate('windows-1256', ARABIC, 0.6),
  candidate('windows-874', THAI, 0.6),
  ...['shift_jis', 'euc-jp'].map((charset) => candidate(charset, KANA, 0.35)),
  candidate('gb18030', SIMPLIFIED, 0.2),
  candidate('big5', TRADITIONAL, 0.2),
  candidate('euc-kr', HANGUL, 0.3),
];

/** Their second byte may be an ASCII letter. */
const DOUBLE_BYTE = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']);
const LOOKED_AT = 8192;
const FEWEST = 6;

/** What Western languages write most in windows-1252 beyond ASCII: letters, quotation marks, dashes, spaces. */
const WESTERN = new Set([
  ...Buffer.from('éèêëàâäáîïíôöóûüùúçñßÉÈÊÀÇÄÖÜÑ«»¿¡°§·\u00a0', 'latin1'),
  ...[0x80, 0x85, 0x8c, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9c],
]);

/** @param bytes that are not UTF-8. Null for what is Western as far as can be seen. */
export function detectCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, LOOKED_AT);
  const { beyondAscii, together, mixed, western } = neighbours(sample);
  // Accents stand alone between ASCII letters; the letters of other scripts stand side by side.
  if (beyondAscii < FEWEST || together < beyondAscii * 0.6) return null;
  // Side by side stand « éèàù » that are told of, and spaces that do not break; other scripts write what is none of these.
  if (western >= beyondAscii * 0.9) return null;
  const alphabets = mixed <= beyondAscii * 0.25;
  const scored = CANDIDATES.filter(({ charset }) => alphabets || DOUBLE_BYTE.has(charset)).map(
    ({ charset, common, share }) => ({ charset, score: scoreOf(sample, charset, common) / share }),
  );
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score >= 1 ? best.charset : null;
}

/** How many bytes are beyond ASCII, how many of them have another at their side, how many an ASCII letter, how many are Western. */
function neighbours(bytes: Uint8Array) {
  const counts = { beyondAscii: 0, together: 0, mixed: 0, western: 0 };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (WESTERN.has(byte)) counts.western += 1;
    const before = bytes[at - 1] ?? 0;
    const after = bytes[at + 1] ?? 0;
    counts.beyondAscii += 1;
    if (before >= 0x80 || after >= 0x80) counts.together += 1;
    if (isLetter(before) || isLetter(after)) counts.mixed += 1;
  }
  return counts;
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function scoreOf(bytes: Uint8Array, charset: string, common: ReadonlySet<string>): number {
  let beyondAscii = 0;
  let found = 0;
  let wrong = 0;
  for (const char of new TextDecoder(charset).decode(bytes)) {
    if (char < '\u0080') continue;
    beyondAscii += 1;
    if (common.has(char)) found += 1;
    // Not only U+FFFD: what a code page leaves to control characters or to private use is in no text.
    if (char === '\ufffd' || char < '\u00a0' || (char >= '\ue000' && char <= '\uf8ff')) wrong += 1;
  }
  // One character may be cut off at the end.
  return beyondAscii === 0 || wrong > 1 + beyondAscii / 50 ? 0 : found / beyondAscii;
}
