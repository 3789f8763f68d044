/** Picks the Authentication-Results that our own servers wrote out of all that a mail carries. */
import { EXCHANGE_ONLINE, type Mailbox } from '../../domain/mailbox.ts';
import type { HeaderLine } from '../parsed-email.ts';
import {
  type AuthenticationResult,
  type AuthenticationResults,
  parseAuthenticationResults,
} from './authentication-results.ts';
import { housesOf, isInsideHop } from './inside-hop.ts';

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
  const named = mailbox.authservIds.filter((id) => id !== EXCHANGE_ONLINE);
  const runs = runsOfOurs(headers, housesOf(mailbox)).map((run) =>
    run.filter(({ authservId }) => named.includes(authservId)).flatMap(({ results }) => results),
  );
  const all = [...runs, ...(mailbox.authservIds.includes(EXCHANGE_ONLINE) ? [fromExchange(headers)] : [])];
  return {
    proofs: all.find((results) => results.length > 0) ?? [],
    all: all.flat(),
    disbelieved: disbelieved(headers, named),
  };
}

function runsOfOurs(headers: readonly HeaderLine[], houses: readonly string[]): AuthenticationResults[][] {
  const runs: AuthenticationResults[][] = [[]];
  let hasLeftUs = false;
  for (const { name, value } of headers) {
    if (name === 'received') {
      if (hasLeftUs) break;
      hasLeftUs = !isInsideHop(value, houses);
      runs.push([]);
    }
    if (name === 'authentication-results') runs.at(-1)?.push(parseAuthenticationResults(value));
  }
  return runs;
}

/** Where Exchange Online's own servers live. */
const EXCHANGE_HOUSES = ['outlook.com', 'office365.com', 'exchangelabs.com'];

/**
 * Exchange Online writes no authserv-id, on top of the Received by which the mail came in, and renames what the sender
 * had put in its way: the topmost without a name is its own, unless it stands below a hop from elsewhere.
 */
function fromExchange(headers: readonly HeaderLine[]): readonly AuthenticationResult[] {
  for (const { name, value } of headers) {
    if (name === 'received' && !isExchangeHop(value)) return [];
    if (name !== 'authentication-results') continue;
    const { authservId, results } = parseAuthenticationResults(value);
    if (authservId === '' && results.length > 0) return results;
  }
  return [];
}

/** Anybody may greet by such a name: Exchange’s own word stands above that hop, and is the topmost. */
function isExchangeHop(received: string): boolean {
  const [from, host = ''] = received.trim().toLowerCase().slice(0, 300).split(/\s+/);
  return from !== 'from' || EXCHANGE_HOUSES.some((house) => host.endsWith(`.${house}`));
}

function disbelieved(headers: readonly HeaderLine[], believed: readonly string[]): string[] {
  const ids = headers
    .filter(({ name }) => name === 'authentication-results')
    .slice(0, 20)
    .map(({ value }) => parseAuthenticationResults(value).authservId.slice(0, 100))
    .filter((id) => id !== '' && !believed.includes(id));
  return [...new Set(ids)];
}
