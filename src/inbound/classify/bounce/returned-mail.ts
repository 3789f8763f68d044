/** Reads the headers of a mail that came back, wherever the server has put them. */
import { addressKey } from '../../../domain/email-address.ts';
import type { ParsedEmail } from '../../parsed-email.ts';
import { addressesIn } from './address-scan.ts';
import { readNotice } from './notice.ts';

const MOST_LINES = 300;

/** Unfolded header lines, of a report's part, of an enclosed mail, or of the text itself. */
export function returnedHeaders(email: Pick<ParsedEmail, 'report' | 'enclosed' | 'text'>): string[] {
  const enclosed = [email.report?.originalHeaders, email.enclosed?.originalHeaders].find((headers) => headers);
  return unfolded((enclosed ?? readNotice(email.text).returned).split('\n', MOST_LINES));
}

/** Whom it was for, when it had one recipient; else any of them may have failed. */
export function returnedRecipient(headers: readonly string[]): string | null {
  const to = headers.filter((line) => /^\W{0,4}to:/i.test(line)).flatMap(addressesIn);
  const keys = new Set(to.map(({ address }) => addressKey(address)));
  return keys.size === 1 ? (to[0]?.address ?? null) : null;
}

function unfolded(lines: readonly string[]): string[] {
  const headers: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && headers.length > 0 && line.trim() !== '')
      headers.push(`${headers.pop()} ${line.trim()}`);
    else headers.push(line);
  }
  return headers;
}
