/** The language of a page: what the reader chose, else what the browser prefers, else the installation's. */
import type { Request } from 'express';
import { LOCALES, type Locale } from '../ground/words.ts';

export function localeOf(request: Request, chosen: string | null, usual: Locale): Locale {
  const known = LOCALES.find((locale) => locale === chosen);
  if (known) return known;
  // Without the header express would take the first of ours for what is preferred.
  const preferred = request.headers['accept-language'] ? request.acceptsLanguages([...LOCALES]) : false;
  return LOCALES.find((locale) => locale === preferred) ?? usual;
}
