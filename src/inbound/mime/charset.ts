/** Decodes text whose charset may be missing, unknown or wrong; nothing throws, and every byte gives something. */
import { ASCII, normalLabel, RELATIVES, SILENT, UTF8 } from './charset-labels.ts';
import { detectCharset } from './detect-charset.ts';
import { decodeOddCharset } from './odd-charsets.ts';
import { decodeUtf8OrWestern, utf8Kind, withoutCutOff } from './utf8.ts';

export type DecodedText = {
  readonly text: string;
  /** The charset that was used. */
  readonly charset: string;
  /** True when the label was not believed, or nobody knows it. */
  readonly guessed: boolean;
};

/** One byte a character: text in them that happens to be valid UTF-8 beyond ASCII is UTF-8. */
const SINGLE_BYTE = /^(?:iso-8859|windows-|koi8|macintosh|x-mac|ibm866)/;

/**
 * @param label the charset parameter as written, or null
 * @param hints labels found elsewhere in the mail, believed where the bytes agree and nothing better is known
 */
export function decodeText(
  bytes: Uint8Array,
  label: string | null,
  hints: () => readonly string[] = () => [],
): DecodedText {
  const found = decodeByLabel(bytes, label);
  if (!found.guessed || utf8Kind(bytes) !== 'no') return found;
  const likely = [...(RELATIVES[normalLabel(label ?? '')] ?? []), ...hints().map(normalLabel)];
  // A hint at Western text hints at nothing: it is what is tried last anyway.
  for (const hint of likely.filter((each) => decoderFor(each)?.encoding !== 'windows-1252')) {
    const text = strictly(bytes, hint);
    if (text !== null) return { text, charset: hint, guessed: true };
  }
  return found.charset === 'windows-1252' ? (detected(bytes) ?? found) : found;
}

function detected(bytes: Uint8Array): DecodedText | null {
  const charset = detectCharset(bytes);
  return charset === null ? null : { text: new TextDecoder(charset).decode(bytes), charset, guessed: true };
}

function decodeByLabel(bytes: Uint8Array, label: string | null): DecodedText {
  const name = normalLabel(label ?? '');
  const marked = byteOrderMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), charset: marked, guessed: !name.startsWith('utf') };
  if (SILENT.has(name)) return decodeUnlabelled(bytes, name !== '');
  if (ASCII.has(name) || UTF8.has(name)) return decodeAsUtf8(bytes, name);
  return decodeLabelled(bytes, name);
}

function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Mail without a label is ASCII by RFC 2045; in practice UTF-8, ISO-2022-JP (which is 7-bit) or the writer's old code page. */
function decodeUnlabelled(bytes: Uint8Array, labelled: boolean): DecodedText {
  if (startsJapanese(bytes))
    return { text: new TextDecoder('iso-2022-jp').decode(bytes), charset: 'iso-2022-jp', guessed: true };
  const { text, charset } = decodeUtf8OrWestern(bytes);
  return { text, charset, guessed: labelled || charset === 'windows-1252' };
}

function decodeAsUtf8(bytes: Uint8Array, name: string): DecodedText {
  if (ASCII.has(name) && startsJapanese(bytes)) return decodeUnlabelled(bytes, true);
  const whole = UTF8.has(name) ? withoutCutOff(bytes) : bytes;
  if (whole.length < bytes.length)
    return { text: `${decodeUtf8OrWestern(whole).text}\ufffd`, charset: name, guessed: false };
  const { text, charset } = decodeUtf8OrWestern(bytes);
  if (charset === 'us-ascii') return { text, charset: name, guessed: false };
  return { text, charset, guessed: ASCII.has(name) || charset !== 'utf-8' };
}

function decodeLabelled(bytes: Uint8Array, name: string): DecodedText {
  const decoder = decoderFor(name);
  if (!decoder) return decodeUnknown(bytes, name);
  if (SINGLE_BYTE.test(decoder.encoding) && utf8Kind(bytes) === 'beyond-ascii')
    return { text: new TextDecoder().decode(bytes), charset: 'utf-8', guessed: true };
  // What programs write that were never told: text in it that cannot be Western is not.
  const other = decoder.encoding === 'windows-1252' ? detected(bytes) : null;
  if (other) return other;
  const text = decoder.decode(bytes);
  if (!text.includes('\ufffd') || fewAreLost(text)) return { text, charset: name, guessed: false };
  return { ...decodeUtf8OrWestern(bytes), guessed: true };
}

function decodeUnknown(bytes: Uint8Array, name: string): DecodedText {
  const text = decodeOddCharset(bytes, name);
  return text === null ? { ...decodeUtf8OrWestern(bytes), guessed: true } : { text, charset: name, guessed: false };
}

/** The text, when every byte makes sense in that charset. */
function strictly(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Decoder = InstanceType<typeof TextDecoder>;
/** Making one takes longer than decoding a header; as many as there are labels, since only known ones are kept. */
const DECODERS = new Map<string, Decoder>();

function decoderFor(name: string): Decoder | null {
  try {
    const decoder = DECODERS.get(name) ?? new TextDecoder(name);
    DECODERS.set(name, decoder);
    return decoder;
  } catch {
    return null;
  }
}

/** A stray byte does not make a label wrong; a label whose decoder chokes on one character in five is. */
function fewAreLost(text: string): boolean {
  let beyondAscii = 0;
  let lost = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) beyondAscii += 1;
    if (code === 0xfffd) lost += 1;
  }
  return lost * 5 <= beyondAscii;
}

/** ESC $ B, ESC $ @ or ESC ( J within the first bytes: ISO-2022-JP that nobody labelled. */
function startsJapanese(bytes: Uint8Array): boolean {
  const at = bytes.subarray(0, 4096).indexOf(0x1b);
  if (at < 0) return false;
  const shift = String.fromCharCode(...bytes.subarray(at + 1, at + 3));
  return shift === '$B' || shift === '$@' || shift === '(J';
}
