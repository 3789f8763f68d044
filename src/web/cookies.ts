/** The cookies: the session's secret, which only the browser has, and the language chosen before signing in. */
import { createHash, randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { LOCALES, type Locale } from '../ground/words.ts';
import type { VisitCookies } from './visit.ts';

const LANGUAGE = 'guichet_language';
const DAY = 24 * 3600 * 1000;

export type RequestCookies = VisitCookies & {
  readonly secret: string | null;
  readonly locale: Locale | null;
};

/** `isSecure` where the pages are served over https: then no other host's page can plant the session's cookie. */
export function cookiesOf(request: Request, response: Response, isSecure: boolean): RequestCookies {
  const given = parseCookie(request.headers.cookie ?? '');
  const name = isSecure ? '__Host-guichet' : 'guichet';
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
  const secret = /^[A-Za-z0-9_-]{43}$/.exec(given[name] ?? '')?.[0] ?? null;
  return {
    secret,
    tokenHash: secret && hashOf(secret),
    locale: LOCALES.find((locale) => locale === given[LANGUAGE]) ?? null,
    setSession: (fresh) => void response.cookie(name, fresh, { ...options, maxAge: 30 * DAY }),
    clearSession: () => void response.clearCookie(name, options),
    setLocale: (locale) => void response.cookie(LANGUAGE, locale, { ...options, maxAge: 365 * DAY }),
  };
}

/** 256 bits, as the cookie holds them. */
export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** As the database knows a session: what it holds signs nobody in. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
