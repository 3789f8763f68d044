/** Whether a mail that an agent passes on becomes the ticket of whoever wrote it; and why not, where it doesn't. */
import { matchesPattern } from '../../domain/address-patterns.ts';
import { commandNamed } from '../../domain/commands.ts';
import type { Commands, Forward } from '../../domain/decision.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { personAt } from '../../domain/known-person.ts';
import { isWelcome } from '../../domain/newcomers.ts';
import { isMailSystem, isNoReply } from '../../domain/no-reply.ts';
import { isOurs } from '../../domain/our-addresses.ts';
import { isStaff } from '../../domain/person.ts';
import { type ForwardedMail, forwardedMailIn } from '../forward/forwarded-mail.ts';
import { segmentsOf } from '../new-text.ts';
import { isProven } from './answer.ts';
import { hasSeveralAuthors } from './authors.ts';
import type { FORWARD_CODES } from './forward-codes.ts';
import type { Survey } from './survey.ts';

export type Forwarding = {
  /** Null when it passes nothing on, or that makes no difference. */
  readonly forward: (Forward & { readonly sender: EmailAddress; readonly mail: ForwardedMail }) | null;
  readonly findings: readonly Finding[];
};

const NONE: Forwarding = { forward: null, findings: [] };

export function forwardingOf(survey: Survey, commands: Commands | null): Forwarding {
  const mail = forwardedMailIn(survey.deciding.email);
  if (!mail) return NONE;
  const { from } = mail;
  const by = survey.author?.address ?? '';
  const why = whyNot(survey, mail, commands);
  if (why !== null || typeof from === 'string') {
    const address = typeof from === 'string' ? '' : from.address;
    const code = why ?? `forward-${from}`;
    return { forward: null, findings: [finding('people', MATTERS.has(code) ? 'warn' : 'ok', code, { address, by })] };
  }
  const name = from.name || from.address;
  const found = finding('people', 'warn', 'forwarded', { name, address: from.address, by });
  return { forward: { ...entriesOf(survey, mail), sender: from, mail }, findings: [found] };
}

/** What an agent may have meant otherwise: the rest is as usual. */
const MATTERS = new Set([
  'forward-unproven',
  'forward-unwelcome',
  'forward-blocked',
  'forward-no-address',
  'forward-several',
]);

type Code = (typeof FORWARD_CODES)[number];

/** Null when it counts, as far as what it passes on names one person. */
function whyNot(survey: Survey, { from }: ForwardedMail, commands: Commands | null): Code | null {
  const { person, thread, classification, authentication, author, deciding } = survey;
  if (!person || !isStaff(person.role)) return 'forward-not-agent';
  if (thread.ticket) return 'forward-on-ticket';
  if (classification.kind !== 'human') return 'forward-machine';
  const { email, facts, mailbox } = deciding;
  const isTheirs = isProven({ author, trust: authentication.trust, thread });
  if (!isTheirs || hasSeveralAuthors(email, facts, mailbox.organisationDomains)) return 'forward-unproven';
  // An internal note is what they ask for: then whoever wrote the mail is not to know of it.
  if (commands?.as === 'staff' && commands.list.some(({ name }) => commandNamed(name) === 'note'))
    return 'forward-note';
  return typeof from === 'string' ? null : whyNotThem(survey, from.address);
}

/** What is claimed of somebody makes them a requester, who is written to: only where their own mail would. */
function whyNotThem({ deciding, ours, person }: Survey, address: string): Code | null {
  const { facts, mailbox } = deciding;
  const known = personAt(address, facts, mailbox.organisationDomains);
  if (known && known.id === person?.id) return 'forward-own';
  const isNobody = isNoReply(address) || isMailSystem(address) || matchesPattern(address, mailbox.neverContacts);
  if (isNobody || isOurs(address, ours)) return 'forward-nobody';
  if (facts.isForwardedBlocked) return 'forward-blocked';
  return known || isWelcome(address, mailbox) ? null : 'forward-unwelcome';
}

/** What is said to colleagues above a forward is never for its sender to read. */
function entriesOf({ deciding: { email } }: Survey, { text, html, date, ownEnd, ownBelow }: ForwardedMail): Forward {
  const own = [email.text.slice(0, ownEnd).trimEnd(), ownBelow].filter((words) => words !== '').join('\n\n');
  return {
    ...{ text, segments: segmentsOf(text), html, sentAt: date },
    own: own === '' ? null : { text: own, segments: segmentsOf(own) },
  };
}
