/** Finds PGP's armour in a text (RFC 9580, section 6.2): what of it no sender wrote, and what it says of the mail. */

export type Armour = {
  readonly kind: 'signed' | 'signature' | 'encrypted' | 'key';
  readonly from: number;
  /** Behind its last line. For `signed`, the lines before the words; the words themselves end at the signature. */
  readonly to: number;
};

const KINDS: Readonly<Record<string, Armour['kind']>> = {
  'SIGNED MESSAGE': 'signed',
  MESSAGE: 'encrypted',
  SIGNATURE: 'signature',
  'PUBLIC KEY BLOCK': 'key',
};
/** A dash at the beginning of a line of signed words is escaped (RFC 9580, section 7.2), and so are signatures within. */
const BEGIN =
  /^(?:- ){0,5}-----BEGIN PGP (SIGNED MESSAGE|MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)(?:, PART [0-9/]{1,9})?-----[ \t\u00a0]{0,20}$/gm;
const HEADER = /^[A-Z][A-Za-z-]{1,30}: .{0,200}$/;
const BASE64 = /^=?[A-Za-z0-9+/]{0,100}={0,2}[ \t\u00a0]{0,20}$/;
const END = /^(?:- ){0,5}-----END PGP [A-Z ]{1,30}(?:, PART [0-9/]{1,9})?-----[ \t\u00a0]{0,20}$/;
const MOST = 100;

/** Only at the beginning of a line: what is quoted is another mail's. Linear. */
export function armourIn(text: string): Armour[] {
  const found: Armour[] = [];
  let behind = 0;
  for (const { 1: name, 0: line, index } of text.matchAll(BEGIN)) {
    const kind = KINDS[name ?? ''];
    if (!kind || index < behind || found.length === MOST) continue;
    behind =
      kind === 'signed' ? afterHeaders(text, index + line.length + 1) : afterArmour(text, index + line.length + 1);
    found.push({ kind, from: index, to: behind });
  }
  return found;
}

/** `Hash: SHA256`, and the empty line before the words. */
function afterHeaders(text: string, start: number): number {
  for (let at = start; at < text.length; ) {
    const line = lineAt(text, at);
    if (line.trim() === '') return Math.min(at + line.length + 1, text.length);
    if (!HEADER.test(line)) return at;
    at += line.length + 1;
  }
  return text.length;
}

/** As far as it looks like armour: its last line may have been lost, what was written below it must not be. */
function afterArmour(text: string, start: number): number {
  for (let at = start; at < text.length; ) {
    const line = lineAt(text, at);
    const next = Math.min(at + line.length + 1, text.length);
    if (END.test(line)) return next;
    if (!HEADER.test(line) && !(BASE64.test(line) && !isWords(line))) return at;
    at = next;
  }
  return text.length;
}

/** `Merci` is base64 too; lines of armour are long, but for the last and the checksum `=aB3d`. */
function isWords(line: string): boolean {
  return /^[A-Za-z]{1,30}\s{0,20}$/.test(line);
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}
