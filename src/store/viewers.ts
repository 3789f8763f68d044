/** Who a session's secret stands for, or who somebody is, and what of the tickets is theirs to see. */
import type { Role } from '../domain/person.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';
import type { Session, SessionData } from './sessions.ts';

export type SignedIn = {
  readonly viewer: Viewer;
  /** The language they chose; null when they never did. */
  readonly locale: string | null;
  readonly session: Session;
};

/** Null when there is no such session, when it is over, or when its person may not sign in any more. One query. */
export async function readViewer(db: Db, tokenHash: string, now: number): Promise<SignedIn | null> {
  const rows = await rawRows<MeRow | SightRow>(db, sightOf(SIGNED_IN), [tokenHash, now]);
  const me = rows.find((row) => row.kind === 'me');
  if (!me) return null;
  const { personId, role, locale, createdAt, lastSeenAt, expiresAt } = me;
  const data: SessionData = JSON.parse(me.data);
  const disclosedTicketIds = role === 'admin' ? disclosed(data, now) : [];
  return {
    viewer: viewerOf(me, rows, disclosedTicketIds),
    locale,
    session: { tokenHash, personId, data, createdAt, lastSeenAt, expiresAt },
  };
}

/** Somebody as a viewer, in no session; null when there is nobody of that id, or when they are disabled. One query. */
export async function readPersonAsViewer(db: Db, personId: number): Promise<Viewer | null> {
  const rows = await rawRows<MeRow | SightRow>(db, sightOf(SOMEBODY), [personId]);
  const me = rows.find((row) => row.kind === 'me');
  return me ? viewerOf(me, rows, []) : null;
}

function viewerOf(
  { personId, name, role }: MeRow,
  rows: readonly (MeRow | SightRow)[],
  disclosedTicketIds: readonly number[],
): Viewer {
  const idsOf = (kind: SightRow['kind']) => rows.flatMap((row) => (row.kind === kind ? [row.id] : []));
  return { personId, name, role, teamIds: idsOf('team'), hiddenServiceIds: idsOf('hidden'), disclosedTicketIds };
}

const SIGNED_IN = `
  select persons.id, name, role, locale, data, sessions.created_at, last_seen_at, expires_at
    from sessions join persons on persons.id = sessions.person_id
    where token_hash = ? and expires_at > ? and disabled_at is null`;

const SOMEBODY = `
  select persons.id, name, role, locale, '{}' as data, 0 as created_at, 0 as last_seen_at, 0 as expires_at
    from persons where id = ? and disabled_at is null`;

/**
 * Who they are; the teams of staff; and confidential services that none of these may see: a retired one hides its
 * tickets as ever. Requesters see what they take part in, whatever its service.
 */
const sightOf = (me: string) => `
  with me as (${me}
  ), mine as (
    select team_id from me join team_members on team_members.person_id = me.id where role <> 'requester'
  )
  select 'me' as kind, id, id as "personId", name, role, locale, data, created_at as "createdAt",
      last_seen_at as "lastSeenAt", expires_at as "expiresAt" from me
  union all
  select 'team', team_id, null, null, null, null, null, null, null, null from mine
  union all
  select 'hidden', services.id, null, null, null, null, null, null, null, null
    from me join services on is_confidential and role <> 'requester'
    where coalesce(team_id, 0) not in (select team_id from mine)
      and not exists (select 1 from service_teams
        where service_id = services.id and service_teams.team_id in (select team_id from mine))
  order by id`;

type SightRow = { readonly kind: 'team' | 'hidden'; readonly id: number };
type MeRow = Pick<Session, 'personId' | 'createdAt' | 'lastSeenAt' | 'expiresAt'> & {
  readonly kind: 'me';
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
  readonly data: string;
};

function disclosed({ disclosedTickets = [] }: SessionData, now: number): number[] {
  return disclosedTickets.filter(({ until }) => until > now).map(({ id }) => id);
}
