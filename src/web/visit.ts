/** A request as routes see it: who asks, in which language, and what was sent. */
import type { Request } from 'express';
import type { z } from 'zod';
import type { Viewer } from '../domain/viewer.ts';
import type { Locale, Say } from '../ground/words.ts';
import { Refusal } from './errors.ts';
import type { SentFile } from './multipart.ts';
import type { Web } from './web.ts';

export type Visit = {
  readonly web: Web;
  readonly request: Request;
  readonly viewer: Viewer | null;
  readonly locale: Locale;
  readonly say: Say;
  /** Ms; one instant for the whole request. */
  readonly now: number;
  readonly cookies: VisitCookies;
  /** Identifies this very form as filled in and sent by this person; null when it carries no key. */
  readonly once: string | null;
  /** Files of a multipart form. */
  readonly files: readonly SentFile[];
  /** Put into a form, proves that the form is ours and was shown to this browser. */
  readonly csrfToken: () => string;
};

/** What signing in and out changes of the browser's cookies. */
export type VisitCookies = {
  /** sha-256 of the session's secret; null when the browser has none. */
  readonly tokenHash: string | null;
  setSession(secret: string): void;
  clearSession(): void;
  setLocale(locale: Locale): void;
};

/** Who is signed in; only for routes whose rule asks for that. */
export function viewerOf({ viewer }: Visit): Viewer {
  if (!viewer) throw new Refusal('not-found');
  return viewer;
}

/** What the form or the address says, checked; throws a Refusal when it can't be meant. */
export function formOf<T>(visit: Visit, shape: z.ZodType<T>): T {
  return checked(shape, visit.request.body ?? {});
}

export function queryOf<T>(visit: Visit, shape: z.ZodType<T>): T {
  return checked(shape, visit.request.query);
}

export function paramOf({ request }: Visit, name: string): string {
  return String(request.params[name] ?? '');
}

function checked<T>(shape: z.ZodType<T>, given: unknown): T {
  const read = shape.safeParse(given);
  if (!read.success) throw new Refusal('bad-request');
  return read.data;
}

/** A script asks for a piece to put into a page that is there already. */
export function asksForPiece(request: Request): boolean {
  return request.get('HX-Request') === 'true';
}
