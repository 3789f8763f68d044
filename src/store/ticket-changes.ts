/** The kinds of change that a ticket's page tells of, and what the words of each speak of. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { WordValues } from '../ground/words.ts';
import type { Names } from './names.ts';

/** What an event holds, before or after; each kind of change has some of these. */
export type Changed = {
  readonly status?: string;
  readonly priority?: string;
  readonly assigneeId?: number | null;
  readonly teamId?: number | null;
  readonly serviceId?: number | null;
  readonly requesterId?: number | null;
  /** Whether the requester of before stays as a contact. */
  readonly keepsFormer?: boolean;
  readonly personIds?: readonly number[];
  readonly openedFrom?: string;
  readonly reason?: string;
  readonly recipient?: string;
  /** Of fields of the form. */
  readonly labels?: readonly Bilingual[];
};

type Change = {
  readonly actorId: number | null;
  readonly before: Changed;
  readonly after: Changed;
  readonly names: Names;
};

/**
 * By action. A `context` asks for a variant of the sentence: how the ticket was opened, the new status, `none` for what
 * was taken away, `self` for who took a ticket for themselves.
 */
export const CHANGES = {
  'ticket.opened': ({ actorId, after, names }) => ({
    ...{ requester: names.person(after.requesterId ?? null), openedFrom: after.openedFrom ?? '' },
    // An agent passed on what the requester wrote.
    context: isPassedOn(after, actorId) ? 'forwarded' : (after.openedFrom ?? ''),
  }),
  'ticket.contacts-added': ({ after, names }) => peopleOf(after, names),
  'ticket.contacts-removed': ({ after, names }) => peopleOf(after, names),
  'ticket.contact-left': () => ({}),
  'ticket.status-changed': ({ before, after }) => ({
    ...{ before: before.status ?? '', after: after.status ?? '', context: after.status ?? '' },
  }),
  'ticket.priority-changed': ({ before, after }) => ({ before: before.priority ?? '', after: after.priority ?? '' }),
  'ticket.assigned': ({ actorId, before, after, names }) => ({
    ...{ before: names.person(before.assigneeId ?? null), after: names.person(after.assigneeId ?? null) },
    ...contextOf(after.assigneeId, after.assigneeId === actorId),
  }),
  'ticket.team-changed': ({ before, after, names }) => ({
    ...inEach('before', names.team(before.teamId ?? null)),
    ...inEach('after', names.team(after.teamId ?? null)),
    ...contextOf(after.teamId),
  }),
  'ticket.service-changed': ({ before, after, names }) => ({
    ...inEach('before', names.service(before.serviceId ?? null)),
    ...inEach('after', names.service(after.serviceId ?? null)),
    ...contextOf(after.serviceId),
  }),
  'ticket.requester-changed': ({ before, after, names }) => ({
    ...{ before: names.person(before.requesterId ?? null), after: names.person(after.requesterId ?? null) },
    ...(after.keepsFormer ? { context: 'kept' } : {}),
  }),
  'ticket.reply-withdrawn': () => ({}),
  'ticket.mail-bounced': ({ after }) => ({ recipient: after.recipient ?? '' }),
  'ticket.mail-resent': ({ after }) => ({ recipient: after.recipient ?? '' }),
  'ticket.fields-answered': ({ after: { labels = [] } }) => ({
    ...{ labels_fr: labels.map(({ fr }) => fr), labels_en: labels.map(({ en }) => en) },
  }),
  'ticket.disclosed': ({ after }) => ({ reason: after.reason ?? '' }),
} satisfies Record<string, (change: Change) => WordValues>;

export type ChangeCode = keyof typeof CHANGES;

function isPassedOn({ openedFrom, requesterId }: Changed, actorId: number | null): boolean {
  return openedFrom === 'mail' && actorId !== null && requesterId !== actorId;
}

function peopleOf({ personIds = [] }: Changed, names: Names): WordValues {
  const people = personIds.map((id) => names.person(id)).filter((name) => name !== null);
  return { people, count: people.length };
}

function contextOf(id: number | null | undefined, isSelf = false): WordValues {
  if (id === null || id === undefined) return { context: 'none' };
  return isSelf ? { context: 'self' } : {};
}

/** In every language: whoever reads it chooses. */
function inEach(name: string, words: Bilingual | null): WordValues {
  return { [`${name}_fr`]: words?.fr ?? '', [`${name}_en`]: words?.en ?? '' };
}
