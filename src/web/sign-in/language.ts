/** The language of the pages, chosen in the footer of each. */
import { z } from 'zod';
import { chooseLocale } from '../../desk/choose-locale.ts';
import { LOCALES } from '../../ground/words.ts';
import { type Answer, redirect } from '../answer.ts';
import { localPath } from '../local-path.ts';
import { formOf, type Visit } from '../visit.ts';

const given = z.object({ language: z.enum(LOCALES), next: z.string().max(2000).catch('') });

/** Remembered by the browser, and for whoever is signed in by us. */
export async function chooseLanguage(visit: Visit): Promise<Answer> {
  const { language, next } = formOf(visit, given);
  const { web, viewer, cookies } = visit;
  cookies.setLocale(language);
  if (viewer) await chooseLocale(web.desk, viewer.personId, language);
  return redirect(localPath(next) ?? '/');
}
