/** Builders of parsed mails, mailboxes and facts, with a cast: tests say only what matters to them. */
import type { EmailAddress } from '../../src/domain/email-address.ts';
import {
  EMPTY_DESK,
  type MailFacts,
  type PersonFacts,
  type ServiceFacts,
  type TicketFacts,
  type TwinFacts,
} from '../../src/domain/mail-facts.ts';
import {
  DEFAULT_IGNORED_TAGS,
  DEFAULT_NEVER_CONTACTS,
  DEFAULT_SPAM_HEADERS,
  type Mailbox,
} from '../../src/domain/mailbox.ts';
import type { TokenKeys } from '../../src/domain/reply-token.ts';
import type { HeaderLine, ParsedEmail } from '../../src/inbound/parsed-email.ts';

export const KEYS: TokenKeys = ['a key for the tests that is long enough'];
export const NOW = Date.UTC(2026, 10, 22, 12);
export const DAY = 24 * 60 * 60 * 1000;

export const ADA = 1;
export const BEN = 2;
export const CLEO = 3;
export const DORA = 4;
const NETWORK_TEAM = 10;
const HR_TEAM = 20;

const requester = { role: 'requester', origin: 'directory', teamIds: [] } as const;
const agent = { role: 'agent', origin: 'directory' } as const;

export const PEOPLE: Record<string, PersonFacts> = {
  'ada@univ.example': { id: ADA, name: 'Ada', ...requester },
  'ada.lovelace@univ.example': { id: ADA, name: 'Ada', ...requester },
  'ben@univ.example': { id: BEN, name: 'Ben', ...agent, teamIds: [NETWORK_TEAM] },
  'cleo@univ.example': { id: CLEO, name: 'Cleo', ...agent, teamIds: [HR_TEAM] },
  'dora@univ.example': { id: DORA, name: 'Dora', role: 'admin', origin: 'directory', teamIds: [] },
};

function aService(id: number, slug: string, fr: string, en: string, team: 'network' | null): ServiceFacts {
  const named = { id, slug, path: { fr, en }, confidentialTeamIds: null };
  return team
    ? { ...named, teamId: NETWORK_TEAM, team: { fr: 'Réseau', en: 'Network' } }
    : { ...named, teamId: null, team };
}

export const VPN = aService(7, 'vpn', 'Réseau › VPN', 'Network › VPN', 'network');
export const WIFI = aService(8, 'wifi', 'Réseau › Wi-Fi', 'Network › Wi-Fi', 'network');
export const GENERAL = aService(9, 'general', 'Accueil', 'Front desk', null);
/** A confidential one, of Cleo's team. */
export const PAY: ServiceFacts = {
  ...aService(11, 'pay', 'RH › Paie', 'HR › Pay', null),
  ...{ teamId: HR_TEAM, team: { fr: 'RH', en: 'HR' }, confidentialTeamIds: [HR_TEAM] },
};

export function aMailbox(changes: Partial<Mailbox> = {}): Mailbox {
  return {
    id: 1,
    address: 'assistance@univ.example',
    aliases: ['help@univ.example'],
    plus: '+',
    authservIds: ['mx.univ.example'],
    ...{ arcSealers: [], spamHeaders: DEFAULT_SPAM_HEADERS },
    unknownPeople: 'create',
    machineMail: 'open',
    unverified: 'accept',
    locale: null,
    defaultService: null,
    organisationDomains: ['univ.example'],
    neverContacts: DEFAULT_NEVER_CONTACTS,
    ignoredTags: DEFAULT_IGNORED_TAGS,
    ...changes,
  };
}

/** `Ada <ada@univ.example>` → name and address; no quoting, commas part addresses. */
export function addresses(written: string): EmailAddress[] {
  return written
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const open = one.indexOf('<');
      if (open < 0) return { name: '', address: one };
      return { name: one.slice(0, open).trim(), address: one.slice(open + 1, -1) };
    });
}

export type MailChanges = Partial<Omit<ParsedEmail, 'from' | 'to' | 'cc' | 'replyTo' | 'sender' | 'headers'>> & {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly replyTo?: string;
  readonly sender?: string;
  /** `Name: value` lines, top first. */
  readonly headers?: readonly string[];
};

/** A plain question of Ada's to our address, with what a test changes. */
export function aParsedEmail(changes: MailChanges = {}): ParsedEmail {
  const { from, to, cc, replyTo, sender, headers, ...rest } = changes;
  const text = rest.text ?? 'Bonjour, je n’arrive plus à me connecter depuis ce matin.';
  return {
    messageId: 'question@mail.univ.example',
    inReplyTo: [],
    references: [],
    date: NOW,
    subject: 'Connexion impossible',
    from: addresses(from ?? 'Ada <ada@univ.example>'),
    sender: addresses(sender ?? '')[0] ?? null,
    replyTo: addresses(replyTo ?? ''),
    to: addresses(to ?? 'assistance@univ.example'),
    cc: addresses(cc ?? ''),
    returnPath: null,
    headers: (headers ?? []).map(headerLine),
    contentType: 'text/plain',
    report: null,
    enclosed: null,
    segments: [{ kind: 'new', from: 0, to: text.length }],
    html: null,
    attachments: [],
    parts: [],
    contentHash: 'hash of the content',
    rawSha256: 'hash of the bytes',
    size: 1000,
    findings: [],
    ...rest,
    text,
  };
}

/** What our own server writes on mail whose From it could prove. */
export const VERIFIED = 'Authentication-Results: mx.univ.example; dmarc=pass header.from=univ.example';
export const FAILED = 'Authentication-Results: mx.univ.example; dmarc=fail header.from=univ.example';

function headerLine(line: string): HeaderLine {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() };
}

/** Ada's ticket R-004217, open, on the open days of a service. */
export function aTicket(changes: Partial<TicketFacts> = {}): TicketFacts {
  return {
    id: 4217,
    reference: 'R-004217',
    status: 'open',
    requesterId: ADA,
    contactIds: [],
    formerContactIds: [],
    confidentialTeamIds: null,
    service: null,
    serviceId: changes.service?.id ?? null,
    endedAt: null,
    reopenDays: 7,
    ...{ mailsLastHour: 0, keptMailsLastHour: 0, reopeningsLastDay: 0 },
    ...changes,
  };
}

export function aTwin(changes: Partial<TwinFacts> = {}): TwinFacts {
  return {
    receivedEmailId: 100,
    mailboxId: 1,
    folder: 'INBOX',
    uidValidity: 1,
    messageId: 'question@mail.univ.example',
    contentHash: 'hash of the content',
    rawSha256: 'hash of the bytes',
    disposition: 'opened',
    ticketId: 4217,
    ticketReference: 'R-004217',
    ...changes,
  };
}

/** A desk where the cast is known and services exist; `tickets` are found by their references, too. */
export function factsWith(
  changes: Partial<Omit<MailFacts, 'tickets'>> & { tickets?: readonly TicketFacts[] } = {},
): MailFacts {
  const { tickets = [], ...rest } = changes;
  return {
    ...EMPTY_DESK,
    people: PEOPLE,
    services: { vpn: VPN, 'acces distant': VPN, wifi: WIFI, paie: PAY },
    ticketOfReference: Object.fromEntries(tickets.map(({ reference, id }) => [reference, id])),
    ...rest,
    tickets: Object.fromEntries(tickets.map((ticket) => [ticket.id, ticket])),
  };
}
