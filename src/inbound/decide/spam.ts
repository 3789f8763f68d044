/** Whether a mailbox's own filter calls a mail spam. */
import type { Mailbox } from '../../domain/mailbox.ts';
import { headerValues, keywordOf } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';

/** `X-Spam-Flag: YES`, `X-Spam-Status: Yes, score=9.1`. Whoever writes it on his own mail harms nobody else. */
export function isMarkedSpam(email: Pick<ParsedEmail, 'headers'>, { spamHeaders }: Mailbox): boolean {
  const says = spamHeaders.flatMap((name) => headerValues(email, name)).map(keywordOf);
  return says.some((word) => /^(yes|true|spam|1)\b/.test(word));
}
