/** Tells who sends what may be a bounce: a mail system, an account that machines and people share, or a person. */
import { isMailSystem, isNoReply, isPostmaster } from '../../../domain/no-reply.ts';
import { headerValue, keywordOf } from '../../header-values.ts';
import type { ParsedEmail } from '../../parsed-email.ts';

/** In these names servers write of undelivered mail, and now and then a person. */
const POSTMASTERS =
  /^(?:post[._-]master|mail[._-]?(?:admin(?:istrator)?|system|gateway|delivery|router)|(?:mail[._-]?)?delivery[._-]?(?:system|subsystem|status|failure)|ndr|dsn)$/;
const POSTMASTER_NAMES =
  /^(?:mail delivery? (?:sub)?system|mailer[ -]daemon|internet mail delivery|mail delivery service|mail administrator|mail router)$/;
/** In these also of much else. */
const OFFICES =
  /^(?:(?:system|sys|smtp|server|network|e-?mail)[._-]?(?:admin(?:istrator)?|system|server|gateway|daemon)|administrator|mta|smtpd?|daemon|bounces?|auto-?reply|listserv|majordomo|sympa|mailman|.{1,50}-(?:admin|bounces|owner|request))$/;

/** `nobody`: the mail has no author at all. */
export type Sender = 'system' | 'postmaster' | 'office' | 'nobody' | 'person';

export function senderOf(email: Pick<ParsedEmail, 'from'>): Sender {
  const [from] = email.from;
  if (!from || from.address === '') return 'nobody';
  if (isMailSystem(from.address)) return 'system';
  const at = from.address.lastIndexOf('@');
  const local = from.address.slice(0, at < 0 ? 64 : Math.min(at, 64)).toLowerCase();
  const name = from.name.trim().slice(0, 64).toLowerCase();
  if (isPostmaster(from.address) || POSTMASTERS.test(local) || POSTMASTER_NAMES.test(name)) return 'postmaster';
  return OFFICES.test(local) || isNoReply(from.address) ? 'office' : 'person';
}

/** Only machines say so of their mail (RFC 3834). */
export function isAutomatic(email: Pick<ParsedEmail, 'headers'>): boolean {
  return /^auto-(?!forwarded)/.test(keywordOf(headerValue(email, 'auto-submitted') ?? ''));
}
