/** Words that people of the organisation wrote in both languages: names, labels, help. */
import type { Locale } from '../ground/words.ts';

export type Bilingual = Readonly<Record<Locale, string>>;
