/** What every page has around it: its reader, where they are, what may be wrong with the installation. */
import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { isStaff } from '../domain/person.ts';
import type { CappedCount } from '../store/queue-counts.ts';
import type { Page } from './answer.ts';
import type { Assets } from './assets.ts';
import { bannerOf } from './banner.ts';
import { draftUrl } from './demo/urls.ts';
import { localPath } from './local-path.ts';
import { momentOf, numberOf, sizeOf } from './time.ts';
import type { Visitor } from './visitor.ts';
import type { Web } from './web.ts';

/** What views know as `page`. */
export async function frameOf(web: Web, assets: Assets, visitor: Visitor, { view, title }: Page) {
  const { viewer, locale, now, request, csrfToken } = visitor;
  const staff = viewer !== null && isStaff(viewer.role);
  return {
    view: `/${view}`,
    title,
    locale,
    asset: assets.url,
    reader: viewer && {
      id: viewer.personId,
      name: viewer.name,
      initials: initialsOf(viewer.name),
      isStaff: staff,
      isAdmin: viewer.role === 'admin',
    },
    path: request.path,
    /** To come back to after an action that leads nowhere else. */
    here: hereOf(request),
    mailAddress: web.settings.mailAddress,
    /** Where one writes to the help desk. */
    writeUrl: (subject: string) => writeUrlOf(web, subject),
    isDemo: web.demo !== null,
    alarms: staff ? await bannerOf(web, visitor) : [],
    csrf: csrfToken,
    once: randomUUID,
    moment: (at: number) => momentOf(locale, at, now),
    size: (bytes: number) => sizeOf(locale, bytes),
    initials: initialsOf,
    /** « 1 000+ » where counting stopped. */
    count: ({ count, isMore }: CappedCount) => `${numberOf(locale, count)}${isMore ? '+' : ''}`,
  };
}

/** What answers a form has no address to come back to: the page that the form stood on has. `/` where none is known. */
export function hereOf(request: Request): string {
  if (request.method === 'GET') return request.originalUrl;
  const referrer = URL.parse(request.get('referer') ?? '');
  if (referrer?.host !== request.get('host')) return '/';
  return localPath(`${referrer?.pathname}${referrer?.search}`) ?? '/';
}

/** A mail program knows nothing of the demonstration's help desk, which has a page for it. */
function writeUrlOf({ demo, settings }: Web, subject: string): string {
  if (demo) return draftUrl({ subject });
  return `mailto:${settings.mailAddress}${subject === '' ? '' : `?subject=${encodeURIComponent(subject)}`}`;
}

/** « Nadia Benali » → NB. */
function initialsOf(name: string): string {
  const words = name.split(/[\s'’-]+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}
