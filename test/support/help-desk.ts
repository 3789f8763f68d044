/** A desk with its cast: people, teams, services, one of them confidential, and tickets; nobody has written a mail. */
import { type Desk, transact } from '../../src/desk/desk.ts';
import { importCatalogue } from '../../src/desk/import-catalogue.ts';
import { openTicket } from '../../src/desk/open-ticket.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import { openSession } from '../../src/desk/session.ts';
import type { Role } from '../../src/domain/person.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { Session } from '../../src/store/sessions.ts';
import { readViewer } from '../../src/store/viewers.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Open, TestDatabase } from './databases.ts';
import { deskOn, NOON, sha } from './filings.ts';

/** Ben works the network's tickets, Cleo those of human resources; Dora administers, in no team; the others only ask. */
const CAST = {
  Ada: ['requester', []],
  Ben: ['agent', ['reseau']],
  Cleo: ['agent', ['rh']],
  Dora: ['admin', []],
  Stranger: ['requester', []],
} as const satisfies Record<string, readonly [Role, readonly string[]]>;

export type Character = keyof typeof CAST;

export type AuditedEvent = { action: string; actor: Character | null; before: unknown; after: unknown };

export async function openHelpDesk(open: Open) {
  const database: TestDatabase = await open();
  const clock = { now: NOON };
  const desk: Desk = deskOn(database, () => clock.now);
  const db = database.read;
  await importCatalogue(desk, CATALOGUE);
  await putPeople(
    desk,
    Object.entries(CAST).map(([name, [role, teams]]) => ({
      name,
      role,
      addresses: [addressOf(name)],
      teams: [...teams],
    })),
  );
  const people = await idsBy(db, 'persons', 'name');
  const services = await idsBy(db, 'services', 'slug');
  const teams = await idsBy(db, 'teams', 'slug');
  const idOf = (name: Character) => people[name] as number;
  let sessions = 0;

  /** Signs somebody in. */
  const signIn = async (name: Character): Promise<Session> => {
    sessions += 1;
    return openSession(desk, idOf(name), { secretHash: sha(`secret ${sessions}`), formerHash: null });
  };
  /** As pages see them: read from a session, a new one unless given. */
  const viewer = async (name: Character, session?: Session): Promise<Viewer> => {
    const { tokenHash } = session ?? (await signIn(name));
    const signedIn = await readViewer(db, tokenHash, clock.now);
    if (!signedIn) throw new Error(`${name} is not signed in.`);
    return signedIn.viewer;
  };
  /** Ada's ticket, of a service (its slug) or of none; its reference. */
  const ticket = async (service: string | null = null): Promise<string> => {
    const node = await db('services').where({ slug: service }).first();
    const { reference } = await transact(desk, (work) =>
      openTicket(work, {
        ...{ title: 'No network', priority: null, serviceId: node?.id ?? null, serviceReason: null },
        ...{ teamId: node?.team_id ?? null, requesterId: idOf('Ada'), openedBy: idOf('Ada'), mailboxId: null },
        ...{ openedFrom: 'portal' as const, fields: {}, followsTicketId: null, mentionsTicketId: null },
      }),
    );
    return reference;
  };
  const row = (reference: string) => db('tickets').where({ reference }).first();
  /** What the audit says of a ticket since it was opened. */
  const events = async (reference: string): Promise<AuditedEvent[]> => {
    const { id } = await row(reference);
    const rows = await db('audit_events').where({ ticket_id: id }).whereNot('action', 'ticket.opened').orderBy('id');
    return rows.map(({ action, actor_id, before, after }) => ({
      action,
      actor: (Object.keys(CAST) as Character[]).find((name) => idOf(name) === actor_id) ?? null,
      before: JSON.parse(before),
      after: JSON.parse(after),
    }));
  };
  return { database, desk, db, clock, idOf, services, teams, signIn, viewer, ticket, row, events };
}

export type HelpDesk = Awaited<ReturnType<typeof openHelpDesk>>;

export function addressOf(name: string): string {
  return `${name.toLowerCase()}@univ.example`;
}

async function idsBy(db: TestDatabase['read'], table: string, column: string): Promise<Record<string, number>> {
  const rows = await db(table).select('id', column);
  return Object.fromEntries(rows.map((one) => [one[column], one.id]));
}
