/** Who has sent a request: found by the cookie's secret, in one place for every route. */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { keepSession } from '../desk/session.ts';
import type { Viewer } from '../domain/viewer.ts';
import { wordsIn } from '../ground/words.ts';
import { readViewer } from '../store/viewers.ts';
import { cookiesOf, type RequestCookies } from './cookies.ts';
import { csrfToken } from './csrf.ts';
import { localeOf } from './locale.ts';
import type { SentFile } from './multipart.ts';
import { onceKeyOf } from './once.ts';
import type { Visit } from './visit.ts';
import type { Web } from './web.ts';

export type Visitor = Omit<Visit, 'once' | 'files'> & {
  readonly response: Response;
  readonly secret: string | null;
  readonly isSecure: boolean;
  /** Asked once the form has been read. */
  readonly onceKey: (files: readonly SentFile[]) => string | null;
};

export async function visitorOf(web: Web, request: Request, response: Response): Promise<Visitor> {
  const isSecure = web.settings.baseUrl?.startsWith('https:') ?? false;
  const cookies = cookiesOf(request, response, isSecure);
  const { database, clock } = web.desk;
  const now = clock();
  const found = cookies.tokenHash === null ? null : await readViewer(database.read, cookies.tokenHash, now);
  // What a page asks for by itself, again and again, is no sign that somebody sits before it.
  if (found && request.get('HX-Request') !== 'true') await keepSession(web.desk, found.session);
  const visitor = visitorWith(web, request, response, { cookies, isSecure, now });
  const locale = localeOf(request, found?.locale ?? cookies.locale, web.settings.defaultLocale);
  const viewer = found?.viewer ?? null;
  return {
    ...visitor,
    viewer,
    locale,
    say: wordsIn(locale),
    onceKey: (files) => onceKeyOf(request, viewer?.personId ?? null, files),
  };
}

/** Nobody in particular, in the language that the browser prefers; the database is not asked. */
export function anyone(web: Web, request: Request, response: Response): Visitor {
  const isSecure = web.settings.baseUrl?.startsWith('https:') ?? false;
  const cookies = cookiesOf(request, response, isSecure);
  return visitorWith(web, request, response, { cookies, isSecure, now: web.desk.clock() });
}

type Known = { readonly cookies: RequestCookies; readonly isSecure: boolean; readonly now: number };

function visitorWith(web: Web, request: Request, response: Response, known: Known): Visitor {
  const { cookies } = known;
  const locale = localeOf(request, cookies.locale, web.settings.defaultLocale);
  const viewer: Viewer | null = null;
  return {
    ...{ web, request, response, viewer, locale, ...known },
    say: wordsIn(locale),
    secret: cookies.secret,
    csrfToken: tokenFor(web, cookies),
    onceKey: () => null,
  };
}

/** A browser without a session gets a secret with the first form it is shown, and no row in the database. */
function tokenFor(web: Web, cookies: RequestCookies): () => string {
  let { secret } = cookies;
  return () => {
    if (secret === null) {
      secret = randomBytes(32).toString('base64url');
      cookies.setSession(secret);
    }
    return csrfToken(web.keys, secret);
  };
}
