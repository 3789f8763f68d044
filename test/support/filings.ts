/** A desk on a test database, mails in its ledger, and decisions made by hand: filing without reading any mail. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import type { Desk, DeskSettings } from '../../src/desk/desk.ts';
import type { Filing } from '../../src/desk/file-received-email.ts';
import { recordArrivals } from '../../src/desk/record-arrivals.ts';
import type { Decision, NamedPerson, People, Plan } from '../../src/domain/decision.ts';
import { finding } from '../../src/domain/finding.ts';
import type { MailFacts, MailQuestions } from '../../src/domain/mail-facts.ts';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import type { ParsedAttachment } from '../../src/domain/parsed-attachment.ts';
import type { ReceivedContent } from '../../src/domain/received-content.ts';
import type { Database } from '../../src/store/database.ts';
import { upsertMailbox } from '../../src/store/mailboxes.ts';

export const NOON = Date.UTC(2026, 10, 22, 12);

/** Signs what mails carry. */
export const KEYS = ['a key for the tests that is long enough'];

export const SETTINGS: DeskSettings = {
  referencePrefix: 'R',
  referenceStart: 1,
  keys: KEYS,
  defaultLocale: 'fr',
};

export function deskOn(database: Database, clock: Clock = () => NOON): Desk {
  return { database, clock, settings: SETTINGS };
}

export async function everything<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

export const sha = (text: string) => createHash('sha256').update(text).digest('hex');

export function profile(address: string): Omit<Mailbox, 'id'> {
  return {
    address,
    aliases: [],
    plus: '+',
    ...{ authservIds: [], arcSealers: [], spamHeaders: [] },
    unknownPeople: 'create',
    machineMail: 'open',
    unverified: 'accept',
    locale: null,
    defaultService: null,
    organisationDomains: ['univ.example'],
    neverContacts: [],
    ignoredTags: [],
  };
}

export function mailboxOf(desk: Desk, address = 'assistance@univ.example'): Promise<Mailbox> {
  return upsertMailbox(desk.database.write, profile(address), 'settings', desk.clock());
}

export const mark = (lastUid: number, uidValidity = 1) => ({
  uidValidity,
  lastUid,
  startsAt: null,
  backlogBelowUid: 0,
});

/** Lets mails arrive under the UIDs given; their bytes are `mail <uid>` unless told. Gives their ledger ids. */
export async function arrive(
  desk: Desk,
  mailboxId: number,
  uids: readonly number[],
  { bytes = (uid: number) => `mail ${uid}`, uidValidity = 1, folder = 'INBOX' } = {},
): Promise<number[]> {
  await recordArrivals(desk, {
    mailboxId,
    folder,
    mark: mark(Math.max(...uids), uidValidity),
    downloads: uids.map((uid) => ({
      arrival: { place: { kind: 'uid', uid }, size: 100, messageId: null, from: null, subject: null },
      blob: { sha256: sha(bytes(uid)), size: 100 },
    })),
    oversize: [],
  });
  const place = { mailbox_id: mailboxId, folder, uid_validity: uidValidity };
  return desk.database
    .write('received_emails')
    .where(place)
    .whereIn('uid', [...uids])
    .orderBy('uid')
    .pluck('id');
}

export const person = (address: string, personId: number | null = null, name = ''): NamedPerson => ({
  address,
  personId,
  name,
});

export const ADA = person('ada@univ.example', null, 'Ada Lovelace');
export const BEN = person('ben@univ.example', null, 'Ben');

export const NOBODY: People = { contacts: [], followers: [], proposed: [] };

export function opening(change: Partial<Extract<Plan, { act: 'open' }>> = {}): Plan {
  return {
    act: 'open',
    requester: ADA,
    author: ADA,
    title: 'No network',
    serviceId: null,
    teamId: null,
    serviceReason: finding('choose', 'ok', 'to-qualify'),
    mentionsTicketId: null,
    followsTicketId: null,
    people: NOBODY,
    ...{ isAnswerable: true, commands: null },
    ...change,
  };
}

export function appending(ticketId: number, change: Partial<Extract<Plan, { act: 'append' }>> = {}): Plan {
  return {
    act: 'append',
    ticketId,
    author: ADA,
    visibility: 'public',
    folded: false,
    newStatus: null,
    people: NOBODY,
    ...{ isTold: true, isAnswerable: true, commands: null },
    ...change,
  };
}

export function decisionOf(plan: Plan, change: Partial<Decision> = {}): Decision {
  return {
    disposition: plan.act === 'open' ? 'opened' : plan.act === 'append' ? 'appended' : 'ignored',
    reason: 'new',
    ticket: null,
    ticketId: null,
    service: null,
    serviceId: null,
    concernedTicketId: null,
    title: 'No network',
    requester: ADA,
    kind: 'human',
    bounce: null,
    trust: 'verified',
    tags: [],
    plan,
    findings: [finding('classify', 'ok', 'human')],
    ...change,
  };
}

/** What decides a copy away, else opens a ticket: enough of deciding for races. */
export function openUnlessCopy(facts: MailFacts): Decision {
  const [twin] = facts.twins;
  if (!twin) return decisionOf(opening());
  const { ticketReference: ticket, ticketId } = twin;
  return decisionOf({ act: 'none' }, { reason: 'duplicate', ticket, ticketId });
}

export type FilingChange = {
  readonly decide?: Filing['decide'];
  readonly questions?: Partial<MailQuestions>;
  readonly content?: Partial<ReceivedContent>;
};

export function filing(receivedEmailId: number, plan: Plan, change: FilingChange = {}): Filing {
  const content: ReceivedContent = {
    messageId: `mail-${receivedEmailId}@univ.example`,
    contentHash: sha(`content ${receivedEmailId}`),
    subject: 'No network',
    fromAddress: ADA.address,
    onBehalfOf: null,
    sentAt: NOON - 60_000,
    text: 'My network is down.\n',
    segments: [{ kind: 'new', from: 0, to: 20 }],
    html: null,
    attachments: [],
    ...change.content,
  };
  const questions: MailQuestions = {
    messageId: content.messageId,
    contentHash: content.contentHash,
    rawSha256: sha(`raw ${receivedEmailId}`),
    references: [],
    ticketIds: [],
    ticketReferences: [],
    addressKeys: [],
    ...{ outboxEmailIds: [], returnedMessageIds: [], senderKey: null },
    tagKeys: [],
    defaultService: null,
    ...change.questions,
  };
  return { receivedEmailId, content, questions, decide: change.decide ?? (() => decisionOf(plan)) };
}

export function file(name: string, change: Partial<ParsedAttachment> = {}): ParsedAttachment {
  return {
    filename: name,
    contentType: 'application/pdf',
    size: 1234,
    sha256: sha(name),
    disposition: 'attachment',
    contentId: null,
    refused: null,
    folded: false,
    ...change,
  };
}
