/** Finds the tags of HTML as it comes, however broken, in one pass: for counting and stripping, never for judging what is safe. */

export type RawTag = {
  readonly name: string;
  readonly closing: boolean;
  /** Offsets of `<` and of what follows `>`. */
  readonly from: number;
  readonly to: number;
};

export function* rawTags(html: string): Generator<RawTag> {
  for (let from = html.indexOf('<'); from >= 0; ) {
    if (html.startsWith('<!--', from)) {
      const end = html.indexOf('-->', from + 4);
      from = end < 0 ? -1 : html.indexOf('<', end + 3);
      continue;
    }
    const closing = html[from + 1] === '/';
    const name = nameAt(html, closing ? from + 2 : from + 1);
    if (name === '') {
      from = html.indexOf('<', from + 1);
      continue;
    }
    const to = endOfTag(html, from + 1 + name.length);
    yield { name: name.toLowerCase(), closing, from, to };
    from = html.indexOf('<', to);
  }
}

function nameAt(html: string, at: number): string {
  return /^[a-z][^\s/>]{0,60}/i.exec(html.slice(at, at + 64))?.[0] ?? '';
}

/** Behind the `>` that is not within a quoted attribute value; the end when there is none. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  let value = false;
  for (let at = from; at < html.length; at += 1) {
    const char = html[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return at + 1;
    else if (value && (char === '"' || char === "'")) quote = char;
    // A quote only opens a value right after the equals sign.
    value = char === '=' || (value && /\s/.test(char) && quote === '');
  }
  return html.length;
}
