/** Reads RTF token by token: groups, control words, bytes and text (RTF 1.9.1, "RTF Syntax"). */

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  /** Of one character that is no letter: `*`, `~`, `{`… */
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** A byte of the current charset, written in hex. */
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string };

const TOKEN =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]{1,10000}|([^\\{}\r\n\0]{1,10000})|\\/gy;

/** @param rtf a byte a character */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  const pattern = new RegExp(TOKEN);
  for (let found = pattern.exec(rtf); found; found = pattern.exec(rtf)) {
    const [, word, value, hex, symbol, brace, text] = found;
    if (text !== undefined) yield { kind: 'text', text };
    else if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (hex !== undefined) yield { kind: 'byte', byte: Number.parseInt(hex, 16) };
    else if (symbol !== undefined) yield { kind: 'symbol', symbol };
    else if (word === 'bin') pattern.lastIndex += Math.max(0, Number(value ?? 0));
    else if (word !== undefined) yield { kind: 'word', word, value: value === undefined ? null : Number(value) };
  }
}
