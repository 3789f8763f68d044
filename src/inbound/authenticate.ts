/** Says how far a mail's From can be believed, from what our own server wrote on it (RFC 8601, RFC 7489). */
import { addressKey, domainOf, type EmailAddress } from '../domain/email-address.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { Trust } from '../domain/trust.ts';
import type { AuthenticationResult } from './authenticate/authentication-results.ts';
import { sealsOf } from './authenticate/sealed-results.ts';
import { type TrustedResults, trustedResults } from './authenticate/trusted-results.ts';
import type { ParsedEmail } from './parsed-email.ts';

export const AUTHENTICATE_CODES = [
  'dmarc-pass',
  'dmarc-pass-alone',
  'dmarc-fail',
  'arc-vouched',
  'arc-not-trusted',
  'dkim-aligned',
  'spf-aligned',
  'local-submission',
  'other-login',
  'no-proof',
  'no-result',
  'not-believed',
  'several-authors',
  'no-author',
  'imitates-us',
  'imitates-staff',
  'imitates-domain',
] as const;

export type Authentication = { readonly trust: Trust; readonly findings: readonly Finding[] };

type Authenticated = Pick<ParsedEmail, 'from' | 'headers'>;

export function authenticate(email: Authenticated, mailbox: Mailbox): Authentication {
  const results = trustedResults(email.headers, mailbox);
  const domains = new Set(email.from.map(({ address }) => domainOf(address)));
  const [from] = email.from;
  if (results.all.some(({ method, result }) => method === 'dmarc' && result === 'fail')) {
    return failed(email, mailbox, results, [...domains].slice(0, 5));
  }
  if (!from || domains.has('')) return judged('unverified', finding('authenticate', 'warn', 'no-author'));
  // Which of them a filter has checked, and which one a reader is shown, nobody can say.
  if (domains.size > 1) {
    return judged(
      'unverified',
      finding('authenticate', 'warn', 'several-authors', { domains: [...domains].slice(0, 5) }),
    );
  }
  const proof = proofOf(from, results.proofs);
  return proof ? judged('verified', proof) : judged('unverified', unproven(from, results));
}

function judged(trust: Trust, ...findings: Finding[]): Authentication {
  return { trust, findings };
}

/**
 * Lists and forwards change mail and so break what it was signed with. One of whom we trust that it checks what it
 * takes, and whose seal our own server has found whole, may say that From was proven when the mail came to it: that
 * spares the mail, and proves nothing to us. Should it only pass on what another sealed before it, that one is asked.
 */
function failed(
  email: Authenticated,
  { arcSealers }: Mailbox,
  { proofs }: TrustedResults,
  domain: readonly string[],
): Authentication {
  const failure = finding('authenticate', 'stop', 'dmarc-fail', { domain });
  const seals = proofs.some(isPass('arc')) ? sealsOf(email.headers) : [];
  for (const { sealer, results } of seals) {
    if (!arcSealers.includes(sealer)) {
      return judged('failed', failure, finding('authenticate', 'warn', 'arc-not-trusted', { sealer }));
    }
    const [from] = email.from;
    // Whoever has an account there need not be who has that name here.
    const seen = results.filter(({ method }) => method !== 'auth');
    if (from && domain.length === 1 && proofOf(from, seen)) {
      return judged('unverified', finding('authenticate', 'warn', 'arc-vouched', { domain, sealer }));
    }
    if (!results.some(isPass('arc'))) break;
  }
  return judged('failed', failure);
}

function isPass(wanted: string) {
  return ({ method, result }: AuthenticationResult) => method === wanted && result === 'pass';
}

/** The strongest proof there is: DMARC, else a signature or a return path in From's own domain, else a login. */
function proofOf(from: EmailAddress, results: readonly AuthenticationResult[]): Finding | null {
  const passed = results.filter(({ result }) => result === 'pass');
  const domain = domainOf(from.address);
  const dkim = passed.some((one) => one.method === 'dkim' && isAligned(one.properties.get('header.d'), domain));
  const spf = passed.some((one) => one.method === 'spf' && isAligned(one.properties.get('smtp.mailfrom'), domain));
  const ok = (code: string) => finding('authenticate', 'ok', code, { domain });
  if (passed.some((one) => one.method === 'dmarc' && isAligned(one.properties.get('header.from') ?? domain, domain))) {
    const by = dkim ? 'DKIM' : spf ? 'SPF' : null;
    return by ? finding('authenticate', 'ok', 'dmarc-pass', { domain, by }) : ok('dmarc-pass-alone');
  }
  if (dkim) return ok('dkim-aligned');
  if (spf) return ok('spf-aligned');
  const isOwnLogin = passed.some((one) => one.method === 'auth' && isLoginOf(one.properties.get('smtp.auth'), from));
  return isOwnLogin ? finding('authenticate', 'ok', 'local-submission', { address: from.address }) : null;
}

/**
 * Relaxed alignment (RFC 7489, 3.1), without a list of public suffixes: the same domain, or one below the other.
 * Takes a domain or an address in it.
 */
function isAligned(claimed: string | undefined, domain: string): boolean {
  if (!claimed) return false;
  const other = domainOf(claimed.includes('@') ? claimed : `@${claimed}`);
  const [short, long] = other.length < domain.length ? [other, domain] : [domain, other];
  return short !== '' && (short === long || (short.includes('.') && long.endsWith(`.${short}`)));
}

/** A login proves its own address alone: whoever signed in as Eve may still write Ben into From. */
function isLoginOf(login: string | undefined, { address }: EmailAddress): boolean {
  if (!login) return false;
  const key = addressKey(address);
  return login.includes('@') ? addressKey(login) === key : key.startsWith(`${login.toLowerCase()}@`);
}

function unproven(from: EmailAddress, { all, disbelieved }: TrustedResults): Finding {
  if (all.length > 0) {
    const said = [...new Set(all.map(({ method, result }) => `${method}=${result}`))].slice(0, 10);
    return finding('authenticate', 'warn', 'no-proof', { domain: domainOf(from.address), said });
  }
  if (disbelieved.length > 0) return finding('authenticate', 'warn', 'not-believed', { servers: disbelieved });
  return finding('authenticate', 'ok', 'no-result');
}
