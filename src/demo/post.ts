/** Hands mails in as their senders would: signed in at the university, or from a machine somewhere outside. */
import { domainOf } from '../domain/email-address.ts';
import { type OutgoingMail, smtpTransport } from '../outbound/smtp-transport.ts';
import type { DemoMailServer } from './mail-server.ts';
import { DOMAINS } from './university.ts';

/** `outside` is the machine that hands it in; null when its sender signs in. Throws what the server answered. */
export type Post = (mail: OutgoingMail, outside: string | null) => Promise<void>;

export function postTo(server: DemoMailServer): Post {
  return (mail, outside) => {
    const user = outside === null ? mail.from.address : '';
    return smtpTransport(server.submission(user), outside ?? `poste.${DOMAINS[0]}`).send(mail);
  };
}

/** Who hands in a mail that names this sender: only people of the university can sign in there. */
export function outsideOf(address: string): string | null {
  const domain = domainOf(address);
  return DOMAINS.includes(domain) ? null : `mail.${domain}`;
}
