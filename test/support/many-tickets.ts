/** A university's tickets by the hundred thousand, written straight into the tables: for measuring pages, not mail. */
import { readFileSync } from 'node:fs';
import { readCatalogue } from '../../src/desk/catalogue-file.ts';
import { importCatalogue } from '../../src/desk/import-catalogue.ts';
import type { Role } from '../../src/domain/person.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { Database, Db } from '../../src/store/database.ts';
import { deskOn, NOON, sha } from './filings.ts';
import { seeded } from './generated-mails.ts';
import { insertMany, numberOn } from './many-rows.ts';

/** Who looks, and at what. Everybody's address is theirs by name at univ.example, such as `ben@univ.example`. */
export type ManyTickets = {
  /** Of the team `reseaux`; confidential services are hidden from him, as from most. */
  readonly ben: Viewer;
  /** An administrator of no team. */
  readonly dora: Viewer;
  /** She asks now and then, and others invite her now and then. */
  readonly ada: Viewer;
  /** A secretary, who asks for one ticket in fifty and is invited to another. */
  readonly cleo: Viewer;
  readonly team: string;
  /** A family with much below it; services with many tickets, with few, and one that is hidden from most. */
  readonly family: string;
  readonly commonService: string;
  readonly rareService: string;
  readonly hiddenService: string;
  /** Ada's ticket of the team's, which everybody here but Cleo sees; and one with a thousand entries. */
  readonly reference: string;
  readonly longReference: string;
};

const DAY = 86_400_000;
const YEARS = 3 * 365 * DAY;
const BATCH = 4_000;
const TEAM = 'reseaux';
const SERVICES = { family: 'numerique', commonService: 'wifi', rareService: 'vpn', hiddenService: 'paie' };

/** Fills an empty, migrated database with so many tickets (at least 1,000), three entries each on average. */
export async function seedManyTickets(
  database: Database,
  { tickets = 100_000, seed = 1 }: { readonly tickets?: number; readonly seed?: number } = {},
): Promise<ManyTickets> {
  const catalogue = readFileSync(new URL('../../src/demo/catalogue.yaml', import.meta.url), 'utf8');
  await importCatalogue(deskOn(database), readCatalogue(catalogue, 'catalogue.yaml'));
  return database.transaction(async (tx) => {
    const world = await readWorld(tx, tickets, seeded(seed));
    await seedPeople(tx, world);
    await insertMany(
      tx,
      'blobs',
      world.files.map((sha256) => ({ sha256, size: 82_000, created_at: NOON })),
    );
    for (let first = 1; first <= tickets; first += BATCH) await seedTickets(tx, world, first);
    await numberOn(tx, ['persons', 'tickets', 'log_entries', 'attachments', 'audit_events']);
    await tx('counters').insert({ name: 'ticket', value: tickets });
    return castOf(tx, world);
  });
}

type Service = { id: number; slug: string; team_id: number | null; takes_tickets: boolean | number };
type Team = { id: number; slug: string };
type World = {
  readonly tickets: number;
  readonly random: () => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Each as often as it is asked for: the common ones many times, the rare one hardly. */
  readonly services: readonly Service[];
  readonly rare: Service;
  readonly teams: readonly Team[];
  /** Ids of agents by team. */
  readonly agents: ReadonlyMap<number, readonly number[]>;
  readonly requesters: readonly number[];
  readonly texts: readonly string[];
  readonly files: readonly string[];
  /** The last id of each table. */
  readonly last: { entry: number; file: number };
};

const BEN = 1;
const DORA = 2;
const ADA = 3;
const CLEO = 4;
const AGENTS = 60;
const FIRST_REQUESTER = 100;

async function readWorld(tx: Db, tickets: number, random: () => number): Promise<World> {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const all: Service[] = await tx('services').orderBy('id');
  const teams: Team[] = await tx('teams').orderBy('id');
  const rare = all.find(({ slug }) => slug === SERVICES.rareService) as Service;
  const asked = all.filter((service) => service.takes_tickets && service !== rare);
  const services = asked.flatMap((service, at) =>
    Array(service.slug === SERVICES.commonService ? 40 : 1 + (at % 7) * 2).fill(service),
  );
  const agents = new Map(teams.map(({ id }) => [id, [] as number[]]));
  agents.get(teams.find(({ slug }) => slug === TEAM)?.id as number)?.push(BEN);
  for (let id = 10; id < 10 + AGENTS; id++) agents.get((teams[id % teams.length] as Team).id)?.push(id);
  const requesters = [ADA, ...Array.from({ length: Math.max(50, tickets / 20) }, (_, at) => FIRST_REQUESTER + at)];
  const texts = Array.from({ length: 300 }, () => proseOf(pick, 20 + random() * 120));
  const files = Array.from({ length: 50 }, (_, at) => sha(`file ${at}`));
  return {
    tickets,
    random,
    pick,
    services,
    rare,
    teams,
    agents,
    requesters,
    texts,
    files,
    last: { entry: 0, file: 0 },
  };
}

const WORDS =
  'bonjour le réseau de la salle ne répond plus depuis ce matin pourriez vous regarder merci imprimante compte mot passe messagerie serveur écran clavier badge porte chauffage étage bâtiment étudiant enseignant cours examen'.split(
    ' ',
  );

function proseOf(pick: World['pick'], words: number): string {
  const sentences = Array.from({ length: words / 10 }, () => Array.from({ length: 10 }, () => pick(WORDS)).join(' '));
  return sentences.map((sentence) => `${sentence}.`).join('\n');
}

async function seedPeople(tx: Db, { agents, requesters }: World): Promise<void> {
  const cast: [number, string, Role][] = [
    [BEN, 'Ben', 'agent'],
    [DORA, 'Dora', 'admin'],
    [ADA, 'Ada', 'requester'],
    [CLEO, 'Cleo', 'requester'],
  ];
  for (let at = 0; at < AGENTS; at++) cast.push([10 + at, `Agent ${at}`, 'agent']);
  for (const id of requesters) if (id >= FIRST_REQUESTER) cast.push([id, `Personne ${id}`, 'requester']);
  const people = cast.map(([id, name, role]) => ({ id, name, role, origin: 'directory', created_at: NOON - YEARS }));
  const addresses = cast.map(([id, name]) => {
    const address = `${name.toLowerCase().replace(' ', '.')}@univ.example`;
    return { address_key: address, address, person_id: id, is_primary: true };
  });
  await insertMany(tx, 'persons', people);
  await insertMany(tx, 'person_addresses', addresses);
  const members = [...agents].flatMap(([team_id, ids]) => ids.map((person_id) => ({ team_id, person_id })));
  await insertMany(tx, 'team_members', members);
}

type Row = Record<string, unknown>;
type Batch = { tickets: Row[]; contacts: Row[]; entries: Row[]; files: Row[]; events: Row[] };

/** In the order of their opening: the older a ticket, the likelier it is closed. */
async function seedTickets(tx: Db, world: World, first: number): Promise<void> {
  const batch: Batch = { tickets: [], contacts: [], entries: [], files: [], events: [] };
  const end = Math.min(first + BATCH, world.tickets + 1);
  for (let id = first; id < end; id++) addTicket(batch, world, id);
  await insertMany(tx, 'tickets', batch.tickets);
  await insertMany(tx, 'ticket_contacts', batch.contacts);
  await insertMany(tx, 'log_entries', batch.entries);
  await insertMany(tx, 'attachments', batch.files);
  await insertMany(tx, 'audit_events', batch.events);
}

function addTicket(batch: Batch, world: World, id: number): void {
  const { random, pick, tickets } = world;
  const status = statusOf(world, id);
  const service = serviceOf(world, id, status);
  const teamId = service?.team_id ?? (random() < 0.5 ? pick(world.teams).id : null);
  const agents = world.agents.get(teamId ?? 0) ?? [];
  const isAssigned = agents.length > 0 && status !== 'new' && random() < 0.8;
  const assigneeId = isAssigned ? pick(agents) : null;
  const requesterId = id === tickets - 1 ? ADA : id % 50 === 0 ? CLEO : pick(world.requesters);
  const openedAt = NOON - Math.round(YEARS * (1 - id / tickets)) - 3_600_000;
  const updatedAt = Math.round(openedAt + random() * Math.min(20 * DAY, NOON - openedAt));
  const endedAt = status === 'resolved' || status === 'closed' ? updatedAt : null;
  batch.tickets.push({
    ...{ id, reference: referenceOf(id), title: pick(world.texts).slice(0, 40 + random() * 40), status },
    priority: priorityOf(random()),
    ...{ service_id: service?.id ?? null, team_id: teamId, assignee_id: assigneeId, requester_id: requesterId },
    ...{ opened_from: 'mail', fields: '{}', revision: 3, opened_at: openedAt, updated_at: updatedAt },
    ...{ resolved_at: endedAt, closed_at: status === 'closed' ? endedAt : null },
  });
  for (const personId of contactsOf(world, id)) {
    if (personId === requesterId) continue;
    const contact = { ticket_id: id, person_id: personId, role: 'contact', added_at: openedAt };
    batch.contacts.push({ ...contact, removed_at: random() < 0.1 ? updatedAt : null });
  }
  const agentId = assigneeId ?? BEN;
  addEntries(batch, world, { id, requesterId, agentId, openedAt, updatedAt });
  addEvents(batch, { id, requesterId, agentId, status, assigneeId, openedAt, updatedAt });
}

const referenceOf = (id: number) => `R-${String(id).padStart(6, '0')}`;

function statusOf({ random, tickets }: World, id: number): string {
  if (id === tickets - 1) return 'open';
  const isOngoing = random() < (id > 0.65 * tickets ? 0.65 : 0.035);
  const one = random();
  if (isOngoing) return one < 0.2 ? 'new' : one < 0.8 ? 'open' : 'waiting';
  return one < 0.07 ? 'resolved' : 'closed';
}

/** Most of those to qualify are new; of the rare service there are two in a thousand tickets. */
function serviceOf({ random, pick, services, rare, tickets }: World, id: number, status: string): Service | null {
  if (id === tickets - 1 || id % 5_000 === 7) return rare;
  if (random() < (status === 'new' ? 0.3 : 0.02)) return null;
  return pick(services);
}

function priorityOf(one: number): string {
  return one < 0.01 ? 'urgent' : one < 0.1 ? 'high' : one < 0.15 ? 'low' : 'normal';
}

function contactsOf({ random, pick, requesters }: World, id: number): Set<number> {
  if (id % 50 === 1) return new Set([CLEO]);
  if (random() > 0.1) return new Set();
  return new Set(Array.from({ length: 1 + random() * 3 }, () => (random() < 0.02 ? ADA : pick(requesters))));
}

type Told = { id: number; requesterId: number; agentId: number; openedAt: number; updatedAt: number };

function addEntries(batch: Batch, world: World, { id, requesterId, agentId, openedAt, updatedAt }: Told): void {
  const { random, pick, last, tickets } = world;
  const count = id === tickets ? 1_000 : 1 + Math.floor(random() * 5);
  for (let at = 0; at < count; at++) {
    const byAgent = at % 2 === 1;
    const [said, quoted] = [pick(world.texts), at === 0 ? '' : `\n\n> ${pick(world.texts).replaceAll('\n', '\n> ')}`];
    const segments = [{ kind: 'new', from: 0, to: said.length }];
    if (quoted) segments.push({ kind: 'quoted', from: said.length, to: said.length + quoted.length });
    batch.entries.push({
      ...{ id: ++last.entry, ticket_id: id, author_id: byAgent ? agentId : requesterId, author_address: null },
      at: Math.round(openedAt + ((updatedAt - openedAt) * at) / Math.max(1, count - 1)),
      ...{ visibility: byAgent && random() < 0.3 ? 'private' : 'public', via: byAgent ? 'web' : 'mail' },
      ...{ text: said + quoted, segments: JSON.stringify(segments), is_folded: false },
      ...{ html: random() < 0.4 ? `<p>${said.replaceAll('\n', '<br>')}</p>` : null },
    });
    if (random() < 0.08) batch.files.push(fileOf(world, id, last.entry));
  }
}

function fileOf({ pick, files, last }: World, ticketId: number, entryId: number): Row {
  const sha256 = pick(files);
  return {
    ...{ id: ++last.file, ticket_id: ticketId, log_entry_id: entryId, blob_sha256: sha256, sha256, size: 82_000 },
    ...{ filename: 'relevé-ports.pdf', content_type: 'application/pdf', disposition: 'attachment' },
    ...{ is_folded: false, is_repeat: false },
  };
}

function addEvents(batch: Batch, told: Told & { status: string; assigneeId: number | null }): void {
  const { id, requesterId, agentId, status, assigneeId, openedAt, updatedAt } = told;
  const add = (at: number, actor: number, action: string, before: unknown, after: unknown) =>
    batch.events.push({
      ...{ at, actor_id: actor, action, subject_type: 'ticket', subject_id: String(id), ticket_id: id },
      ...{ before: JSON.stringify(before), after: JSON.stringify(after) },
    });
  add(openedAt, requesterId, 'ticket.opened', null, { reference: referenceOf(id), requesterId, openedFrom: 'mail' });
  if (assigneeId !== null) add(updatedAt, agentId, 'ticket.assigned', { assigneeId: null }, { assigneeId });
  if (status !== 'new') add(updatedAt, agentId, 'ticket.status-changed', { status: 'new' }, { status });
}

async function castOf(tx: Db, { teams, tickets }: World): Promise<ManyTickets> {
  const confidential: number[] = await tx('services').where({ is_confidential: true }).orderBy('id').pluck('id');
  const team = teams.find(({ slug }) => slug === TEAM) as Team;
  const staff = { teamIds: [], hiddenServiceIds: confidential, disclosedTicketIds: [] };
  const others = { ...staff, role: 'requester' as const, hiddenServiceIds: [] };
  return {
    ben: { ...staff, personId: BEN, name: 'Ben', role: 'agent', teamIds: [team.id] },
    dora: { ...staff, personId: DORA, name: 'Dora', role: 'admin' },
    ada: { ...others, personId: ADA, name: 'Ada' },
    cleo: { ...others, personId: CLEO, name: 'Cleo' },
    ...SERVICES,
    team: TEAM,
    reference: referenceOf(tickets - 1),
    longReference: referenceOf(tickets),
  };
}
