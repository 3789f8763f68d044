/** Looks at a mail from every side before anything is decided: one step after the other, each with its findings. */
import { personAt } from '../../domain/known-person.ts';
import type { MailFacts, PersonFacts, TicketFacts } from '../../domain/mail-facts.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import { addressesOf, type OurAddresses } from '../../domain/our-addresses.ts';
import type { TokenKeys } from '../../domain/reply-token.ts';
import { wordsIn } from '../../ground/words.ts';
import type { Authentication } from '../authenticate.ts';
import { type Choice, chooseService } from '../choose-service.ts';
import { type Classification, classify } from '../classify.ts';
import { type Duplicate, duplicateOf, type LedgerPlace } from '../duplicate.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { setAside, type Thread, thread } from '../thread.ts';
import { type Answer, answerTo } from './answer.ts';
import { type Author, authorOf } from './author.ts';
import { hasSeveralAuthors } from './authors.ts';
import { imitations } from './imitation.ts';
import { isOnlyCommands } from './only-commands.ts';
import { isOnlyThanks } from './only-thanks.ts';
import { replyTokensOf } from './reply-tokens.ts';
import { authenticateAuthor } from './submitter.ts';

export type Deciding = {
  readonly email: ParsedEmail;
  /** The mailbox that the mail lies in, and every mailbox there is: an address of any of them is ours. */
  readonly mailbox: Mailbox;
  readonly mailboxes: readonly Mailbox[];
  readonly facts: MailFacts;
  readonly keys: TokenKeys;
  /** Ms since the epoch. */
  readonly now: number;
  readonly referencePrefix: string;
  /** Its row in the ledger; null for a mail that is in none. */
  readonly place: LedgerPlace | null;
  /** Title of a mail that says nothing at all; French without it. */
  readonly untitled?: string;
};

export type Survey = {
  readonly deciding: Deciding;
  readonly ours: OurAddresses;
  readonly duplicate: Duplicate;
  readonly classification: Classification;
  readonly authentication: Authentication;
  /** Who wrote it, and who that is to us; null when nobody usable did, or nobody known. */
  readonly author: Author | null;
  readonly person: PersonFacts | null;
  readonly thread: Thread;
  /** What it does on its ticket, once it is let through; null where it opens one. */
  readonly answer: Answer | null;
  /** The ticket that a new one goes on from, having ended too long ago to be reopened. */
  readonly follows: TicketFacts | null;
  readonly choice: Choice;
};

const UNTITLED = wordsIn('fr')('ticket.no-subject');

export function survey(deciding: Deciding): Survey {
  const { email, mailbox, mailboxes, facts, keys, referencePrefix, place } = deciding;
  const ours = addressesOf([mailbox, ...mailboxes.filter(({ id }) => id !== mailbox.id)]);
  const author = authorOf(email, ours);
  const person = author && personAt(author.address, facts, mailbox.organisationDomains);
  const tokens = replyTokensOf(email, keys, ours);
  const untitled = deciding.untitled ?? UNTITLED;
  const classification = classify({ email, ours, keys });
  const judged = authenticateAuthor(email, mailbox, { facts, author: person });
  const imitated = imitations(email, { author, person, mailbox, ours, facts });
  const authentication = { ...judged, findings: [...judged.findings, ...imitated] };
  const found = thread({ email, facts, tokens, author, person, referencePrefix });
  const threaded = place?.judgement === 'open-new' ? setAside(found) : found;
  const answering = {
    ...{ thread: threaded, author, trust: authentication.trust, now: deciding.now },
    isHuman: classification.kind === 'human',
    hasSeveralAuthors: hasSeveralAuthors(email, facts, mailbox.organisationDomains),
    isOnlyThanks: threaded.ticket !== null && isOnlyThanks(email, threaded.ticket.reference),
    isOnlyCommands: threaded.ticket !== null && isOnlyCommands(email),
  };
  const answer = threaded.ticket && answerTo(threaded.ticket, answering);
  const follows = answer ? null : threaded.ticket;
  return {
    ...{ deciding, ours, author, person, classification, authentication, answer, follows },
    duplicate: duplicateOf(email, facts, place),
    thread: threaded,
    choice: chooseService({ email, mailbox, facts, referencePrefix, untitled, follows }),
  };
}
