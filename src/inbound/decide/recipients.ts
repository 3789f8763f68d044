/** Every address a mail was sent or delivered to, where a plus-variant may say more than the To header shows. */
import type { ParsedEmail } from '../parsed-email.ts';

const DELIVERY_HEADERS = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']);

/** What the servers on the way noted, then To and Cc; each once, as written, and at most 2,000. */
export function recipientsOf(email: Pick<ParsedEmail, 'to' | 'cc' | 'headers'>): string[] {
  const shown = [...email.to, ...email.cc].map(({ address }) => address);
  const noted = email.headers.filter(({ name }) => DELIVERY_HEADERS.has(name)).flatMap(({ value }) => value.split(','));
  return [...new Set([...noted.map(bare), ...shown])].filter(Boolean).slice(0, 2000);
}

/** `<ada@univ.example>` → ada@univ.example; Postfix and qmail differ on the brackets. */
function bare(value: string): string {
  const text = value.trim();
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1).trim() : text;
}
