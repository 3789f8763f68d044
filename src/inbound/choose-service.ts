/** Chooses a new ticket's service by the tags of subject or plus-address, else by what it follows; and its title. */
import { type Finding, finding } from '../domain/finding.ts';
import { textOf } from '../domain/log-entry.ts';
import type { MailFacts, ServiceFacts, TicketFacts } from '../domain/mail-facts.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { SubjectTag } from '../domain/subject-tags.ts';
import { isReferenceLike } from '../domain/ticket-reference.ts';
import { firstWords, titleOf } from '../domain/title.ts';
import { mailTagsOf } from './decide/mail-tags.ts';
import type { ParsedEmail } from './parsed-email.ts';

export const CHOOSE_CODES = [
  'tag',
  'plus-tag',
  'follows',
  'default',
  'to-qualify',
  'tag-unknown',
  'plus-tag-unknown',
  'other-tags',
  'kept',
] as const;

export type Choice = {
  readonly service: ServiceFacts | null;
  /** As written, known or not. */
  readonly tags: readonly string[];
  readonly title: string;
  /** Why it is this service. */
  readonly reason: Finding;
  readonly findings: readonly Finding[];
};

export type Choosing = {
  readonly email: ParsedEmail;
  readonly mailbox: Mailbox;
  readonly facts: MailFacts;
  readonly referencePrefix: string;
  /** The ended ticket that the new one goes on from. */
  readonly follows: TicketFacts | null;
  /** The title of a mail that says nothing at all. */
  readonly untitled: string;
};

type Tag = { readonly written: string; readonly key: string };

/** Subject tags come first: they are nearer to what the mail is about. */
export function chooseService({ email, mailbox, facts, referencePrefix, follows, untitled }: Choosing): Choice {
  const { subject, noise, plus } = mailTagsOf(email, mailbox);
  const references = subject.filter((tag) => isOurReference(tag, referencePrefix));
  const tags = subject.filter((tag) => !references.includes(tag) && (tag.isSure || serviceOf(tag, facts)));
  const known = tags.filter((tag) => serviceOf(tag, facts));
  const title = titleOf(
    email.subject,
    [...noise, ...references, ...known].toSorted((a, b) => a.from - b.from),
  );
  const { service, reason } = byTag(known, plus, facts) ?? byPlace(follows, facts);
  return {
    service,
    tags: written([...tags, ...plus]),
    title: title || firstWords(textOf(email.text, email.segments, 'new')) || untitled,
    reason,
    findings: [reason, ...remarks(tags, plus, facts)],
  };
}

type Chosen = Pick<Choice, 'service' | 'reason'>;

function byTag(known: readonly Tag[], plus: readonly Tag[], facts: MailFacts): Chosen | null {
  const first = known[0] ?? plus.find((tag) => serviceOf(tag, facts));
  const service = first && serviceOf(first, facts);
  return service ? because(known.length > 0 ? 'tag' : 'plus-tag', service, { tag: first.written }) : null;
}

function byPlace(follows: TicketFacts | null, { defaultService }: MailFacts): Chosen {
  if (follows?.service) return because('follows', follows.service, { reference: follows.reference });
  if (defaultService) return because('default', defaultService);
  return { service: null, reason: finding('choose', 'ok', 'to-qualify') };
}

/** The names in every language: whoever reads the finding chooses. With a team, the words that speak of it are taken. */
function because(code: string, service: ServiceFacts, values: Finding['values'] = {}): Chosen {
  const { slug, path, team } = service;
  const named = { service: slug, service_fr: path.fr, service_en: path.en };
  const worked = team && { context: 'team', team_fr: team.fr, team_en: team.en };
  return { service, reason: finding('choose', 'ok', code, { ...values, ...named, ...worked }) };
}

function remarks(subject: readonly Tag[], plus: readonly Tag[], facts: MailFacts): Finding[] {
  const isKnown = (tag: Tag) => serviceOf(tag, facts) !== null;
  const isUnknown = (tag: Tag) => !isKnown(tag);
  const [, ...others] = [...subject, ...plus].filter(isKnown);
  return [
    ...tagged('warn', 'tag-unknown', subject.filter(isUnknown)),
    ...tagged('warn', 'plus-tag-unknown', plus.filter(isUnknown)),
    ...tagged('ok', 'other-tags', others),
  ];
}

function tagged(verdict: Finding['verdict'], code: string, those: readonly Tag[]): Finding[] {
  const tags = written(those);
  return tags.length > 0 ? [finding('choose', verdict, code, { count: tags.length, tags })] : [];
}

/** The sender chooses the keys: `constructor` must find nothing. */
function serviceOf({ key }: Tag, facts: MailFacts): ServiceFacts | null {
  return (Object.hasOwn(facts.services, key) && facts.services[key]) || null;
}

/**
 * Out of the title whether there is such a ticket or not: it would stand beside the new ticket's own reference in
 * every subject, and a stranger must not see from his title which references exist.
 */
function isOurReference({ form, written }: SubjectTag, prefix: string): boolean {
  return form === 'bracket' && isReferenceLike(written) && written.toUpperCase().startsWith(`${prefix.toUpperCase()}-`);
}

function written(tags: readonly Tag[]): string[] {
  return [...new Set(tags.map((tag) => tag.written))];
}
