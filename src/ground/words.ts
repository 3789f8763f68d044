/** Words for people, in French and in English: every sentence a screen, a mail or a finding shows. */
import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { filledIn, sentenceOf } from './sentence.ts';

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type WordValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Says a key of the locale files with its values; a key without words is given back, so that nothing goes unsaid. */
export type Say = (key: string, values?: WordValues) => string;

const dictionaries = { fr: readDictionary('fr'), en: readDictionary('en') };

const instance = i18next.createInstance();
await instance.init({
  resources: { fr: { translation: dictionaries.fr }, en: { translation: dictionaries.en } },
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  // Escaping belongs to the page that shows the words.
  interpolation: { escapeValue: false },
});

/**
 * The words of a locale. Lists are joined as the language does; `count` chooses between singular and plural, `context`
 * between a sentence and its variant (`key_context`); of a value that is given in every language, such as `service_fr`
 * and `service_en`, the reader's is `service`.
 */
export function wordsIn(locale: Locale): Say {
  return sayings[locale];
}

const sayings: Record<Locale, Say> = { fr: sayIn('fr'), en: sayIn('en') };

function sayIn(locale: Locale): Say {
  const say = instance.getFixedT(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const shown = (value: WordValues[string]) => {
    const one = Array.isArray(value) ? lists.format(value) : value;
    // Or a file named `$t(x)` would leave the words that its sentence borrows unsaid.
    return typeof one === 'string' ? one.replaceAll('$t(', '$t\u2060(') : one;
  };
  // A page says hundreds of words that never change, and i18next looks each up anew.
  const plain = new Map<string, string>();
  const fill = simpleSayings(dictionaries[locale]);
  const workedOut = remembering(say);
  return (key, values) => {
    const names = Object.keys(values ?? {});
    if (!values || names.length === 0) {
      const words = plain.get(key) ?? say(key);
      plain.set(key, words);
      return words;
    }
    const given: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) given[name] = shown(value);
    for (const name of names) if (name.endsWith(`_${locale}`)) given[name.slice(0, -3)] = given[name];
    return fill(key, given) ?? workedOut(key, given);
  };
}

/** Most sentences that it takes i18next to say, with counts and other words in them, are said again and again. */
function remembering(say: (key: string, given: Record<string, unknown>) => string): typeof say {
  const known = new Map<string, string>();
  return (key, given) => {
    const asked = JSON.stringify([key, given]);
    const words = known.get(asked) ?? say(key, given);
    if (known.size >= MOST_REMEMBERED) known.clear();
    if (asked.length <= LONGEST_REMEMBERED) known.set(asked, words);
    return words;
  };
}

const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 300;

/** What i18next would say, where it has nothing to choose and nothing to work out: null elsewhere. It takes ten times as long. */
function simpleSayings(dictionary: Readonly<Record<string, string>>) {
  const sentences = new Map<string, ReturnType<typeof sentenceOf>>();
  return (key: string, given: Readonly<Record<string, unknown>>): string | null => {
    if (dictionary[key] === undefined || 'count' in given || 'context' in given) return null;
    const sentence = sentences.has(key) ? sentences.get(key) : sentenceOf(dictionary[key]);
    sentences.set(key, sentence ?? null);
    return sentence ? filledIn(sentence, given) : null;
  };
}

/** The flat dictionary of a locale, for tests that compare the two. */
export function readDictionary(locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`./words/${locale}.json`, import.meta.url), 'utf8'));
}
