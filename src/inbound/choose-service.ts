/** Chooses a new ticket's service by the tags of the subject, else of the plus-address, and gives it its title. */
import { type Finding, finding } from '../domain/finding.ts';
import { textOf } from '../domain/log-entry.ts';
import type { MailFacts, ServiceFacts } from '../domain/mail-facts.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { SubjectTag } from '../domain/subject-tags.ts';
import { isReferenceLike } from '../domain/ticket-reference.ts';
import { firstWords, titleOf } from '../domain/title.ts';
import { mailTagsOf } from './mail-tags.ts';
import type { ParsedEmail } from './parsed-email.ts';

export const CHOOSE_CODES = ['tag', 'plus-tag', 'default', 'to-qualify', 'tag-unknown', 'other-tags', 'kept'] as const;

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
  /** The title of a mail that says nothing at all. */
  readonly untitled: string;
};

type Tag = { readonly written: string; readonly key: string };

/** Subject tags come first: they are nearer to what the mail is about. */
export function chooseService({ email, mailbox, facts, referencePrefix, untitled }: Choosing): Choice {
  const { subject, noise, plus } = mailTagsOf(email, mailbox);
  const references = subject.filter((tag) => isOurReference(tag, referencePrefix));
  const tags = subject.filter((tag) => !references.includes(tag) && (tag.isSure || serviceOf(tag, facts)));
  const known = tags.filter((tag) => serviceOf(tag, facts));
  const title = titleOf(
    email.subject,
    [...noise, ...references, ...known].toSorted((a, b) => a.from - b.from),
  );
  const { service, reason } = chosen(known, plus, facts);
  return {
    service,
    tags: written([...tags, ...plus]),
    title: title || firstWords(textOf(email.text, email.segments, 'new')) || untitled,
    reason,
    findings: [reason, ...remarks([...tags, ...plus], facts)],
  };
}

function chosen(known: readonly Tag[], plus: readonly Tag[], facts: MailFacts) {
  const first = known[0] ?? plus.find((tag) => serviceOf(tag, facts));
  const service = first ? serviceOf(first, facts) : facts.defaultService;
  if (!service) return { service: null, reason: finding('choose', 'ok', 'to-qualify') };
  const code = !first ? 'default' : known.length > 0 ? 'tag' : 'plus-tag';
  return {
    service,
    reason: finding('choose', 'ok', code, { ...namesOf(service), ...(first && { tag: first.written }) }),
  };
}

/** The name in every language: whoever reads the finding chooses. */
function namesOf({ slug, path }: ServiceFacts) {
  return { service: slug, service_fr: path.fr, service_en: path.en };
}

function remarks(tags: readonly Tag[], facts: MailFacts): Finding[] {
  const unknown = tags.filter((tag) => !serviceOf(tag, facts));
  const [, ...others] = tags.filter((tag) => serviceOf(tag, facts));
  return [
    ...(unknown.length > 0 ? [finding('choose', 'warn', 'tag-unknown', { tags: written(unknown) })] : []),
    ...(others.length > 0 ? [finding('choose', 'ok', 'other-tags', { tags: written(others) })] : []),
  ];
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
