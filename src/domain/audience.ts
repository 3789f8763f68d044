/** Who is told of what: the people around a ticket, and for what happened on it the mail that each of them gets. */
import type { Visibility } from './log-entry.ts';
import { byWeight, type NotificationKind, type Notify, type RecipientRole } from './notification.ts';

export type Hearer = {
  readonly personId: number;
  readonly name: string;
  readonly address: string;
  /** What they chose; null takes the mailbox's. */
  readonly locale: string | null;
  /** How they want to hear of what they are told as staff. */
  readonly notify: Notify;
};

/** The people around a ticket; of staff those alone who may see it. */
export type Circle = {
  readonly requester: Hearer;
  /** Those who neither left nor were removed, nor muted it. */
  readonly contacts: readonly Hearer[];
  /** Agents in copy. */
  readonly followers: readonly Hearer[];
  readonly assignee: Hearer | null;
  /** The members of its team; without a team those who see to it that it gets one. */
  readonly team: readonly Hearer[];
  /** Others who were named: mentioned, or given the ticket. */
  readonly named: readonly Hearer[];
};

/** What happened, as far as it matters for who hears of it; by whom, who is not told of it, or null for the gateway itself. */
export type Happening = { readonly actorId: number | null } & (
  | {
      readonly what: 'opened';
      /** Whether the requester is sent an acknowledgement. */
      readonly isAnswerable: boolean;
    }
  | {
      readonly what: 'said';
      readonly visibility: Visibility;
      /** Whether it was said as staff: then its team need not hear of it. */
      readonly isByStaff: boolean;
      /** Staff whom it names. */
      readonly mentionedIds?: readonly number[];
    }
  | { readonly what: 'ended'; readonly as: 'resolved' | 'closed' }
  | { readonly what: 'reopened' }
  | { readonly what: 'assigned'; readonly assigneeId: number }
  | { readonly what: 'invited'; readonly personIds: readonly number[] }
);

export type Told<H> = {
  readonly hearer: Hearer;
  readonly role: RecipientRole;
  /** The weightiest first. */
  readonly kinds: readonly NotificationKind[];
  /** What of all that happened this one is told. */
  readonly of: readonly H[];
  /** `mail` for whoever takes part; staff choose. */
  readonly how: Exclude<Notify, 'none'> | 'none';
};

type Telling = { readonly hearer: Hearer; readonly asStaff: boolean; readonly kind: NotificationKind };

/** One mail for each person, whatever happened at once. Nobody is told what they did themselves, but that it arrived. */
export function audienceOf<H extends Happening>(circle: Circle, happened: readonly H[]): Told<H>[] {
  const byPerson = new Map<number, { telling: Telling; of: H }[]>();
  for (const of of happened) {
    for (const telling of tellingsOf(circle, of)) {
      const { personId } = telling.hearer;
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), { telling, of }]);
    }
  }
  return [...byPerson.values()].flatMap((all) => apart(all).map((some) => toldOf(circle, some)));
}

type Heard<H> = { readonly telling: Telling; readonly of: H };

/**
 * How staff are told is their choice; whoever of them asked, or was invited, is told of that as anybody. What is told so
 * is not told again.
 */
function apart<H>(all: readonly Heard<H>[]): (readonly Heard<H>[])[] {
  const asAnybody = all.filter(({ telling }) => !telling.asStaff);
  if (asAnybody.length === 0 || all[0]?.telling.hearer.notify === 'each') return [all];
  const more = all.filter(({ telling, of }) => telling.asStaff && !asAnybody.some((one) => one.of === of));
  return more.length === 0 ? [asAnybody] : [asAnybody, more];
}

function toldOf<H>(circle: Circle, all: readonly Heard<H>[]): Told<H> {
  const { hearer } = (all[0] as { telling: Telling }).telling;
  const asStaff = all.some(({ telling }) => telling.asStaff);
  const role = asStaff ? 'staff' : hearer.personId === circle.requester.personId ? 'requester' : 'contact';
  return {
    hearer,
    role,
    kinds: byWeight(all.map(({ telling }) => telling.kind)),
    of: [...new Set(all.map(({ of }) => of))],
    how: asStaff ? hearer.notify : 'each',
  };
}

function tellingsOf(circle: Circle, of: Happening): Telling[] {
  const staff = (hearers: readonly (Hearer | null)[], kind: NotificationKind) => tell(hearers, kind, true, of.actorId);
  const participants = (kind: NotificationKind) =>
    tell([circle.requester, ...circle.contacts], kind, false, of.actorId);
  const { assignee, team, followers } = circle;
  const inCharge = assignee ? [assignee] : team;
  switch (of.what) {
    case 'opened':
      return [
        ...(of.isAnswerable ? tell([circle.requester], 'acknowledgement', false, null) : []),
        ...staff([...inCharge, ...followers], 'new-ticket'),
      ];
    case 'said': {
      const hear = [...(of.isByStaff ? [assignee] : inCharge), ...followers];
      const mentioned = staff(namedIn(circle, of.mentionedIds ?? []), 'mentioned');
      if (of.visibility === 'private') return [...staff(hear, 'note'), ...mentioned];
      return [...participants('entry'), ...staff(hear, 'entry'), ...mentioned];
    }
    case 'ended':
      return [...participants(of.as), ...staff([assignee], of.as)];
    case 'reopened':
      return [...participants('reopened'), ...staff(inCharge, 'reopened')];
    case 'assigned':
      return staff(namedIn(circle, [of.assigneeId]), 'assigned');
    case 'invited': {
      const isInvited = ({ personId }: Hearer) => of.personIds.includes(personId);
      return [
        ...tell(circle.contacts.filter(isInvited), 'contact-added', false, of.actorId),
        ...staff(followers.filter(isInvited), 'contact-added'),
      ];
    }
  }
}

function tell(
  hearers: readonly (Hearer | null)[],
  kind: NotificationKind,
  asStaff: boolean,
  actorId: number | null,
): Telling[] {
  const all = hearers.filter((hearer) => hearer !== null && hearer.personId !== actorId) as Hearer[];
  return all.map((hearer) => ({ hearer, asStaff, kind }));
}

function namedIn({ named, team, followers, assignee }: Circle, ids: readonly number[]): Hearer[] {
  const all = [...named, ...team, ...followers, ...(assignee ? [assignee] : [])];
  return ids.flatMap((id) => all.find(({ personId }) => personId === id) ?? []);
}
