/** Who has sent a request: found by the cookie's secret, in one place for every route. */
import type { Request, Response } from 'express';
import { keepSession } from '../desk/session.ts';
import type { Viewer } from '../domain/viewer.ts';
import { wordsIn } from '../ground/words.ts';
import { readViewer } from '../store/viewers.ts';
import { cookiesOf, freshSecret, type RequestCookies } from './cookies.ts';
import { csrfToken } from './csrf.ts';
import { localeOf } from './locale.ts';
import type { SentFile } from './multipart.ts';
import { onceKeyOf } from './once.ts';
import { asksForPiece, type Visit } from './visit.ts';
import { isSecure, type Web } from './web.ts';

export type Visitor = Omit<Visit, 'once' | 'files' | 'cookies'> & {
  readonly cookies: RequestCookies;
  readonly response: Response;
  readonly secret: string | null;
  readonly isSecure: boolean;
  /** Asked once the form has been read. */
  readonly onceKey: (files: readonly SentFile[]) => string | null;
};

export async function visitorOf(web: Web, request: Request, response: Response): Promise<Visitor> {
  const visitor = anyone(web, request, response);
  const { cookies, now } = visitor;
  const { read } = web.desk.database;
  const found = cookies.tokenHash === null ? null : await readViewer(read, cookies.tokenHash, now);
  // What a page asks for by itself, again and again, is no sign that somebody sits before it.
  if (found && !asksForPiece(request)) await keepSession(web.desk, found.session);
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
  const overHttps = isSecure(web);
  const cookies = cookiesOf(request, response, overHttps);
  const locale = localeOf(request, cookies.locale, web.settings.defaultLocale);
  const viewer: Viewer | null = null;
  return {
    ...{ web, request, response, viewer, locale, cookies, isSecure: overHttps, now: web.desk.clock() },
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
      secret = freshSecret();
      cookies.setSession(secret);
    }
    return csrfToken(web.keys, secret);
  };
}
