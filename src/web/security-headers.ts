/** What browsers are told to forbid: scripts, styles, images and frames that are not ours. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Page } from './answer.ts';

const SELF = ["'self'"];
const NONE = ["'none'"];

/** For every answer. `isSecure` where the pages are served over https. */
export function securityHeaders(isSecure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // A link in a ticket must not tell another site which ticket it stands in.
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The policy of a page. Styles of a mail's own are properties that `sanitise` lists; they hold on pages that show one. */
export function contentPolicy(mailHtml: Page['mailHtml'], isSecure: boolean): string {
  const images = mailHtml === 'images-shown' ? ['https:', 'http:'] : [];
  return policy({
    'default-src': NONE,
    'script-src': SELF,
    'style-src': SELF,
    ...(mailHtml ? { 'style-src-attr': ["'unsafe-inline'"] } : {}),
    'img-src': [...SELF, 'data:', ...images],
    'font-src': SELF,
    'connect-src': SELF,
    'form-action': SELF,
    'base-uri': NONE,
    'frame-ancestors': NONE,
    ...(isSecure && mailHtml !== 'images-shown' ? { 'upgrade-insecure-requests': [] } : {}),
  });
}

/** A file that somebody sent, opened by itself: nothing in it runs, and it belongs to no site. */
export const FILE_POLICY = policy({ 'default-src': NONE, sandbox: [] });

function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
