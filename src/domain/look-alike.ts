/** Domains that look like another: letters of other alphabets, digits for letters, `rn` for `m`. */
import { domainToUnicode } from 'node:url';

/** Cyrillic, Greek and other letters by the Latin ones that they look like (the usual ones of Unicode's confusables). */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', ɑ: 'a', α: 'a', в: 'b', ь: 'b', с: 'c', ϲ: 'c', ԁ: 'd', е: 'e', ҽ: 'e', ε: 'e', є: 'e', ғ: 'f', ɡ: 'g' },
  ...{ һ: 'h', н: 'h', і: 'i', ї: 'i', ı: 'i', ι: 'i', ӏ: 'l', ј: 'j', к: 'k', κ: 'k', м: 'm', п: 'n', η: 'n', ո: 'n' },
  ...{ о: 'o', ο: 'o', σ: 'o', օ: 'o', р: 'p', ρ: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', τ: 't', υ: 'u', ս: 'u' },
  ...{ ν: 'v', ѵ: 'v', ѡ: 'w', ω: 'w', ԝ: 'w', х: 'x', χ: 'x', у: 'y', γ: 'y', ү: 'y', з: 'z' },
};

/** Whether the letters of one of its labels can be taken for Latin ones that they are not; `domain` in either form. */
export function isDisguised(domain: string): boolean {
  if (isPlain(domain)) return false;
  const labels = domainToUnicode(domain.toLowerCase()).split('.');
  return labels.some((label) => {
    const foreign = [...label].filter((letter) => letter > '\u024f' && /\p{L}/u.test(letter));
    if (foreign.length === 0) return false;
    const isMixed =
      /[a-z]/.test(label) && foreign.some((letter) => /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}]/u.test(letter));
    return isMixed || foreign.every((letter) => letter in LATIN);
  });
}

/** Most domains: only the IDNA form stands for other letters. */
function isPlain(domain: string): boolean {
  return /^[a-z0-9.-]*$/i.test(domain) && !/xn--/i.test(domain);
}

/** True where the two are not one domain and yet can be read as one. */
export function looksLike(domain: string, other: string): boolean {
  const [one, two] = [domain, other].map((each) => domainToUnicode(each.toLowerCase()));
  return one !== undefined && two !== undefined && one !== two && one !== '' && outline(one) === outline(two);
}

function outline(domain: string): string {
  const latin = [...domain].map((letter) => LATIN[letter] ?? letter).join('');
  const bare = latin.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replace(/[1i|]/g, 'l');
}
