/** Picks the Authentication-Results that our own servers wrote out of all that a mail carries. */
import { domainOf } from '../../domain/email-address.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import type { HeaderLine } from '../parsed-email.ts';
import {
  type AuthenticationResult,
  type AuthenticationResults,
  parseAuthenticationResults,
} from './authentication-results.ts';

export type TrustedResults = {
  /** What our border server says: only this can prove something. */
  readonly proofs: readonly AuthenticationResult[];
  /** That, and what stands further down where ours could have written: a failure is believed from either. */
  readonly all: readonly AuthenticationResult[];
  /** Who else claims to have checked, and is not believed. */
  readonly disbelieved: readonly string[];
};

type Trusting = Pick<Mailbox, 'address' | 'authservIds' | 'organisationDomains'>;

/**
 * Headers grow at the top, so what stands below the Received of our border was in the mail when it came, with one
 * exception: filters that hang on a server (milters) write just below its own Received. Therefore, walking down:
 * everything above the first Received; what stands right below it; and so on past each Received that tells of a hop
 * between hosts of ours. A sender could forge a result there only where our border lets one with its own name pass,
 * which RFC 8601 (5) forbids it; so that even then he gains little, the first run that holds any proves alone.
 */
export function trustedResults(headers: readonly HeaderLine[], mailbox: Trusting): TrustedResults {
  const runs = runsOfOurs(headers, mailbox).map((run) =>
    run.filter(({ authservId }) => mailbox.authservIds.includes(authservId)).flatMap(({ results }) => results),
  );
  return {
    proofs: runs.find((results) => results.length > 0) ?? [],
    all: runs.flat(),
    disbelieved: disbelieved(headers, mailbox),
  };
}

function runsOfOurs(headers: readonly HeaderLine[], mailbox: Trusting): AuthenticationResults[][] {
  const runs: AuthenticationResults[][] = [[]];
  let hasLeftUs = false;
  for (const { name, value } of headers) {
    if (name === 'received') {
      if (hasLeftUs) break;
      hasLeftUs = !isFromOurs(value, mailbox);
      runs.push([]);
    }
    if (name === 'authentication-results') runs.at(-1)?.push(parseAuthenticationResults(value));
  }
  return runs;
}

/** `from imap.univ.example …` or `from localhost …`: a hop inside the house. */
function isFromOurs(received: string, mailbox: Trusting): boolean {
  const [from, host = ''] = received.trim().toLowerCase().slice(0, 300).split(/\s+/);
  if (from !== 'from') return true;
  if (host === 'localhost' || host.startsWith('localhost.') || host === '[127.0.0.1]') return true;
  const houses = [...mailbox.authservIds, ...mailbox.organisationDomains, domainOf(mailbox.address)];
  return houses.some((house) => house !== '' && (host === house || host.endsWith(`.${house}`)));
}

function disbelieved(headers: readonly HeaderLine[], mailbox: Trusting): string[] {
  const ids = headers
    .filter(({ name }) => name === 'authentication-results')
    .slice(0, 20)
    .map(({ value }) => parseAuthenticationResults(value).authservId.slice(0, 100))
    .filter((id) => id !== '' && !mailbox.authservIds.includes(id));
  return [...new Set(ids)];
}
