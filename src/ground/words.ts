/** Words for people, in French and in English: every sentence a screen, a mail or a finding shows. */
import { readFileSync } from 'node:fs';
import i18next from 'i18next';

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type WordValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Says a key of the locale files with its values; a key without words is given back, so that nothing goes unsaid. */
export type Say = (key: string, values?: WordValues) => string;

const dictionaries = Object.fromEntries(LOCALES.map((locale) => [locale, { translation: readDictionary(locale) }]));

const instance = i18next.createInstance();
await instance.init({
  resources: dictionaries,
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
  return (key, values) => {
    if (!values) {
      const words = plain.get(key) ?? say(key);
      plain.set(key, words);
      return words;
    }
    const given: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) given[name] = shown(value);
    for (const name of Object.keys(values)) if (name.endsWith(`_${locale}`)) given[name.slice(0, -3)] = given[name];
    return say(key, given);
  };
}

/** The flat dictionary of a locale, for tests that compare the two. */
export function readDictionary(locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`./words/${locale}.json`, import.meta.url), 'utf8'));
}
