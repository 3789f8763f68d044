/** Reads an Authentication-Results header (RFC 8601, 2.2). */
import { structuredParts } from './structured-field.ts';

export type AuthenticationResult = {
  /** Lower case: dmarc, dkim, spf, auth… */
  readonly method: string;
  /** Lower case: pass, fail, none… */
  readonly result: string;
  /** `header.d` → value, names in lower case. */
  readonly properties: ReadonlyMap<string, string>;
};

export type AuthenticationResults = {
  /** Who says so, lower case; '' when the header does not tell, as Exchange's does not. */
  readonly authservId: string;
  readonly results: readonly AuthenticationResult[];
};

/** More is not what a server writes. */
const MOST_RESULTS = 50;

/** Linear in the value's length; never throws: what does not follow the grammar is left out. */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  return resultsOf(structuredParts(value));
}

/** Of a header whose parts are told apart already. */
export function resultsOf(parts: readonly string[]): AuthenticationResults {
  const [head = '', ...rest] = parts;
  const [id = '', version = '1'] = wordsOf(head);
  if (id.includes('=')) return { authservId: '', results: parts.slice(0, MOST_RESULTS).flatMap(resultOf) };
  // What another version of the grammar means, nobody knows yet.
  const results = version === '1' ? rest.slice(0, MOST_RESULTS).flatMap(resultOf) : [];
  return { authservId: id.toLowerCase(), results };
}

/** `dkim=pass header.d=univ.example`: the first pair is the verdict, the others are its properties. */
function resultOf(part: string): AuthenticationResult[] {
  const [verdict, ...others] = wordsOf(part).map(halves);
  if (!verdict?.[0] || !verdict[1]) return [];
  const [method, result] = verdict;
  const properties = new Map<string, string>();
  for (const [name, value] of others) if (name !== '' && !properties.has(name)) properties.set(name, value);
  return [{ method: method.split('/', 1)[0] ?? '', result: result.toLowerCase(), properties }];
}

/** At the first `=` alone: a rewritten return path holds more of them. */
function halves(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? ['', ''] : [word.slice(0, at).toLowerCase(), word.slice(at + 1)];
}

/** Words of a part; the grammar allows white space around the `=` of a pair. */
function wordsOf(part: string): string[] {
  const words: string[] = [];
  for (const word of part.split(/\s+/).filter(Boolean)) {
    const last = words.at(-1);
    const isSecondHalf = last !== undefined && (word.startsWith('=') || last.indexOf('=') === last.length - 1);
    if (isSecondHalf) words[words.length - 1] = last + word;
    else words.push(word);
  }
  return words;
}
