/** The mail templates: which there are, one to be changed, what mails of it look like. */
import { z } from 'zod';
import { changeTemplate } from '../../desk/change-template.ts';
import { LONGEST_TEMPLATE, type TemplatePreview } from '../../domain/mail-template.ts';
import { NOTIFICATIONS } from '../../domain/notification.ts';
import { LOCALES } from '../../ground/words.ts';
import { type ChangedTemplate, readChangedTemplates, type TemplatePlace } from '../../store/mail-templates.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { formOf, paramOf, queryOf, type Visit, viewerOf } from '../visit.ts';

const ASKED = z.object({ saved: z.enum(['changed', 'reset']).optional().catch(undefined) });
const SENT = z.object({ source: z.string().max(LONGEST_TEMPLATE), act: z.enum(['preview', 'save', 'reset']) });

export async function showTemplates(visit: Visit): Promise<Answer> {
  const changed = await readChangedTemplates(visit.web.desk.database.read);
  const rows = NOTIFICATIONS.map((kind) => ({
    kind,
    templates: LOCALES.map((locale) => ({
      locale,
      url: urlOf({ kind, locale }),
      ...changeOf({ kind, locale }, changed),
    })),
  }));
  return page('settings/templates', visit.say('template.title'), { rows });
}

export async function showTemplate(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const changed = await readChangedTemplates(visit.web.desk.database.read);
  const own = changed.find(({ kind, locale }) => kind === place.kind && locale === place.locale);
  const source = own?.source ?? visit.web.templates.shipped(place.kind, place.locale);
  return formPage(visit, place, source, changed, queryOf(visit, ASKED).saved ?? null);
}

/** Whatever is sent is shown as a mail would be; what breaks is not kept. */
export async function saveTemplate(visit: Visit): Promise<Answer> {
  const place = placeOf(visit);
  const { act, ...sent } = formOf(visit, SENT);
  const source = sent.source.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed();
  const { desk, templates } = visit.web;
  const isKept = act === 'save' && templates.preview(place.kind, place.locale, source).fault === null;
  if (act === 'reset' || isKept) {
    await changeTemplate(desk, viewerOf(visit), { ...place, source: act === 'reset' ? null : source });
    return redirect(`${urlOf(place)}?saved=${act === 'reset' ? 'reset' : 'changed'}`);
  }
  return formPage(
    visit,
    place,
    source,
    await readChangedTemplates(desk.database.read),
    null,
    act === 'save' ? 422 : 200,
  );
}

function formPage(
  visit: Visit,
  place: TemplatePlace,
  source: string,
  changed: readonly ChangedTemplate[],
  saved: 'changed' | 'reset' | null,
  status = 200,
): Answer {
  const { web, say } = visit;
  const preview: TemplatePreview = web.templates.preview(place.kind, place.locale, source);
  const { variables, blocks } = web.templates;
  const it = {
    ...place,
    ...{ source, saved, preview, variables, blocks, longest: LONGEST_TEMPLATE, url: urlOf(place) },
    other: LOCALES.filter((locale) => locale !== place.locale).map((locale) => ({
      locale,
      url: urlOf({ ...place, locale }),
    })),
    ...changeOf(place, changed),
  };
  const title = say('template.one', {
    kind: say(`outbox.kind.${place.kind}`),
    language: say(`language.${place.locale}`),
  });
  return page('settings/template', title, it, { status, mailHtml: 'images-blocked' });
}

function changeOf(place: TemplatePlace, changed: readonly ChangedTemplate[]) {
  const own = changed.find(({ kind, locale }) => kind === place.kind && locale === place.locale);
  return { changed: own ? { at: own.changedAt, by: own.changedBy } : null };
}

function placeOf(visit: Visit): TemplatePlace {
  const kind = NOTIFICATIONS.find((one) => one === paramOf(visit, 'kind'));
  const locale = LOCALES.find((one) => one === paramOf(visit, 'locale'));
  if (!kind || !locale) throw new Refusal('not-found');
  return { kind, locale };
}

function urlOf({ kind, locale }: TemplatePlace): string {
  return `/settings/templates/${locale}/${kind}`;
}
