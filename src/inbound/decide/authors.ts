/** Whether a mail's From names one person, or several. */
import { personAt } from '../../domain/known-person.ts';
import type { MailFacts } from '../../domain/mail-facts.ts';
import { personKey } from '../../domain/person-key.ts';
import { hasHiddenCharacters } from '../../domain/shown-address.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { isUsable } from './author.ts';

/**
 * True when From holds addresses that are not all known to be one person's. Servers check one of them, mail programs
 * show another, and neither says which: RFC 7489, 6.6.1 leaves such mail unproven.
 */
export function hasSeveralAuthors(
  { from }: Pick<ParsedEmail, 'from'>,
  facts: MailFacts,
  foldingDomains: readonly string[],
): boolean {
  const who = from
    .filter((one) => isUsable(one) || hasHiddenCharacters(one.address))
    .map(({ address }) => personAt(address, facts, foldingDomains)?.id ?? personKey(address, foldingDomains));
  return new Set(who).size > 1;
}
