/** Text without the marks on its letters, so that what was written with and without accents is found alike. */

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** É becomes E, ﬁ becomes fi; ł and ø are letters of their own. */
export function bareLetters(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFKD').replaceAll(/\p{M}+/gu, '') : text;
}
