/** The templates that this product ships: one for each kind of mail and language, under views/emails. */
import { readFileSync } from 'node:fs';
import { NOTIFICATIONS, type NotificationKind } from '../../domain/notification.ts';
import { LOCALES, type Locale } from '../../ground/words.ts';
import { type Parsed, parseTemplate } from './engine.ts';

export type ShippedTemplate = { readonly source: string; readonly parsed: Parsed };

export function shippedTemplate(kind: NotificationKind, locale: Locale): ShippedTemplate {
  return shipped[locale][kind];
}

const shipped = Object.fromEntries(
  LOCALES.map((locale) => [locale, Object.fromEntries(NOTIFICATIONS.map((kind) => [kind, readShipped(kind, locale)]))]),
) as Record<Locale, Record<NotificationKind, ShippedTemplate>>;

function readShipped(kind: NotificationKind, locale: Locale): ShippedTemplate {
  const source = readFileSync(new URL(`../../../views/emails/${locale}/${kind}.liquid`, import.meta.url), 'utf8');
  return { source, parsed: parseTemplate(source) };
}
