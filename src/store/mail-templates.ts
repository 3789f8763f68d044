/** Mail templates that administrators changed; every other mail is written by the shipped ones. */
import type { NotificationKind } from '../domain/notification.ts';
import { LOCALES, type Locale } from '../ground/words.ts';
import type { Db } from './database.ts';

export type TemplatePlace = { readonly kind: NotificationKind; readonly locale: Locale };

export type ChangedTemplate = TemplatePlace & {
  readonly source: string;
  readonly changedAt: number;
  /** Whose work it is; null when they are gone. */
  readonly changedBy: string | null;
};

export async function readChangedTemplates(db: Db): Promise<ChangedTemplate[]> {
  const rows: TemplateRow[] = await db('mail_templates')
    .leftJoin('persons', 'persons.id', 'changed_by')
    .whereIn('mail_templates.locale', [...LOCALES])
    .orderBy(['notification', 'mail_templates.locale'])
    .select('notification', 'mail_templates.locale', 'source', 'changed_at', 'name');
  return rows.map((row) => ({
    ...{ kind: row.notification, locale: row.locale, source: row.source },
    ...{ changedAt: row.changed_at, changedBy: row.name },
  }));
}

export async function writeTemplate(
  tx: Db,
  { kind, locale }: TemplatePlace,
  source: string,
  by: { readonly personId: number; readonly now: number },
): Promise<void> {
  await tx('mail_templates')
    .insert({ notification: kind, locale, source, changed_at: by.now, changed_by: by.personId })
    .onConflict(['notification', 'locale'])
    .merge();
}

/** Back to the shipped one; true when there was another. */
export async function deleteTemplate(tx: Db, { kind, locale }: TemplatePlace): Promise<boolean> {
  return (await tx('mail_templates').where({ notification: kind, locale }).delete()) > 0;
}

type TemplateRow = {
  notification: NotificationKind;
  locale: Locale;
  source: string;
  changed_at: number;
  name: string | null;
};
