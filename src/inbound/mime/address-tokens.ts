/** Cuts an address list into words, quoted strings, angle brackets, comments and separators, in one pass. */

export type AddressToken = {
  readonly kind: 'word' | 'quoted' | 'angle' | 'comment' | 'colon' | 'end';
  readonly text: string;
};

/** Something read, and where the next begins. */
type Read = readonly [AddressToken, number];

const SEPARATORS: Readonly<Record<string, AddressToken['kind']>> = { ',': 'end', ';': 'end', ':': 'colon' };
const WORD_ENDS = new Set([' ', '\t', ',', ';', ':', '<', '>', '(', ')', '"']);

export function addressTokens(value: string): AddressToken[] {
  const tokens: AddressToken[] = [];
  const unclosed = new Set<string>();
  for (let at = 0; at < value.length; ) {
    const [token, next] = tokenAt(value, at, unclosed);
    if (token.text !== '' || token.kind === 'end' || token.kind === 'colon') tokens.push(token);
    at = next;
  }
  return tokens;
}

function tokenAt(value: string, at: number, unclosed: Set<string>): Read {
  const char = value[at] ?? '';
  const separator = SEPARATORS[char];
  if (separator) return [{ kind: separator, text: char }, at + 1];
  if (char === '<') return angleAt(value, at);
  if (char === '(' && !unclosed.has(char)) return commentAt(value, at) ?? unclosedAt(char, at, unclosed);
  if (char === '"' && !unclosed.has(char)) return quotedAt(value, at) ?? unclosedAt(char, at, unclosed);
  if (WORD_ENDS.has(char)) return [{ kind: 'word', text: '' }, at + 1];
  return wordAt(value, at);
}

/** What is never closed is an ordinary character from then on: looking for its end again and again would be quadratic. */
function unclosedAt(char: string, at: number, unclosed: Set<string>): Read {
  unclosed.add(char);
  return [{ kind: 'word', text: '' }, at + 1];
}

/** Up to the closing bracket, or to whatever shows that it was forgotten; `<<ada@…>>` and `<ada@… <ben@…>` are seen. */
function angleAt(value: string, at: number): Read {
  let end = at + 1;
  let quoted = false;
  while (end < value.length && (quoted || (value[end] !== '>' && value[end] !== '<'))) {
    if (value[end] === '"') quoted = !quoted;
    end += 1;
  }
  const text = value.slice(at + 1, end).trim();
  return [{ kind: 'angle', text }, value[end] === '>' ? end + 1 : end];
}

/** Comments nest (RFC 5322, section 3.2.2). */
function commentAt(value: string, at: number): Read | null {
  let depth = 0;
  for (let end = at; end < value.length; end += 1) {
    const char = value[end];
    if (char === '\\') end += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return [{ kind: 'comment', text: withoutBackslashes(value.slice(at + 1, end)) }, end + 1];
  }
  return null;
}

/** A quoted string; followed by @ at once it is the local part of an address, such as `"ada l"@univ.example`. */
function quotedAt(value: string, at: number): Read | null {
  for (let end = at + 1; end < value.length; end += 1) {
    if (value[end] === '\\') end += 1;
    else if (value[end] === '"') {
      if (value[end + 1] !== '@')
        return [{ kind: 'quoted', text: withoutBackslashes(value.slice(at + 1, end)) }, end + 1];
      const [domain, next] = wordAt(value, end + 1);
      return [{ kind: 'word', text: value.slice(at, end + 1) + domain.text }, next];
    }
  }
  return null;
}

/** A word; an encoded word is one whatever is in it, and so is an address literal such as `[IPv6:::1]`. */
function wordAt(value: string, at: number): Read {
  const encoded = /^=\?[^?\s]{1,60}\?[bq]\?[^?]{0,1000}\?=/i.exec(value.slice(at, at + 1100));
  if (encoded) return [{ kind: 'quoted', text: encoded[0] }, at + encoded[0].length];
  let end = at;
  while (end < value.length && !WORD_ENDS.has(value[end] ?? '')) {
    const literal = value[end] === '[' && value[end - 1] === '@' ? value.slice(end, end + 100).indexOf(']') : -1;
    end += literal > 0 ? literal + 1 : 1;
  }
  const text = value.slice(at, end);
  return [{ kind: 'word', text }, Math.max(end, at + 1)];
}

function withoutBackslashes(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
