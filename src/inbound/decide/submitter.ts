/** Who signed in at our own server to send a mail: somebody else than From is no proof of From, whatever the server then signed. */
import { domainOf } from '../../domain/email-address.ts';
import { finding } from '../../domain/finding.ts';
import { personAt } from '../../domain/known-person.ts';
import type { MailFacts, PersonFacts } from '../../domain/mail-facts.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import { trustedResults } from '../authenticate/trusted-results.ts';
import { type Authentication, authenticate } from '../authenticate.ts';
import { headerValues } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';

type Submitted = Pick<ParsedEmail, 'from' | 'headers'>;

const MOST = 5;

/** The logins that our servers noted, as addresses: one without a domain is taken for one in From's. */
export function submittersOf(email: Submitted, mailbox: Mailbox): string[] {
  if (!headerValues(email, 'authentication-results').some((value) => /smtp\.auth/i.test(value))) return [];
  const domain = domainOf(email.from[0]?.address ?? '');
  const logins = trustedResults(email.headers, mailbox).all.flatMap(({ method, result, properties }) =>
    method === 'auth' && result === 'pass' ? (properties.get('smtp.auth') ?? []) : [],
  );
  return logins.slice(0, MOST).map((login) => (login.includes('@') ? login : `${login}@${domain}`));
}

/**
 * What our server says of From, but for this: a student who signs in as himself may write an agent into From, and our
 * own server signs that for the domain. A login that we know as another person's takes the proof away; one that we don't
 * know may be the author's own under another name.
 */
export function authenticateAuthor(
  email: Submitted,
  mailbox: Mailbox,
  { facts, author }: { readonly facts: MailFacts; readonly author: PersonFacts | null },
): Authentication {
  const authentication = authenticate(email, mailbox);
  if (authentication.trust !== 'verified') return authentication;
  const another = submittersOf(email, mailbox).find((login) => {
    const person = personAt(login, facts, mailbox.organisationDomains);
    return person !== null && person.id !== author?.id;
  });
  if (another === undefined) return authentication;
  const address = email.from[0]?.address ?? '';
  return {
    trust: 'unverified',
    findings: [finding('authenticate', 'warn', 'other-login', { login: another, address })],
  };
}
