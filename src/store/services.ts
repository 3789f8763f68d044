/** The catalogue's services as they are written: a node of the tree, its tags, its form, who sees it. */
import type { FormField } from '../domain/form.ts';
import type { Service } from '../domain/service.ts';
import type { Db } from './database.ts';
import { insertAll } from './rows.ts';

/** What a service is by itself: its tags, teams that see it and fields are written apart. */
export type ServiceNodeRecord = Pick<
  Service,
  'slug' | 'name' | 'description' | 'priority' | 'isConfidential' | 'reopenDays' | 'takesTickets'
> & {
  readonly parentId: number | null;
  readonly position: number;
  readonly teamId: number | null;
};

/** Makes the service of that slug what is given, retired or not before; its id. */
export async function upsertService(db: Db, service: ServiceNodeRecord): Promise<number> {
  const [row] = await db('services')
    .insert({ ...rowOf(service), retired_at: null })
    .onConflict('slug')
    .merge()
    .returning('id');
  return row.id;
}

function rowOf(service: ServiceNodeRecord) {
  return {
    slug: service.slug,
    parent_id: service.parentId,
    position: service.position,
    name_fr: service.name.fr,
    name_en: service.name.en,
    description_fr: service.description.fr,
    description_en: service.description.en,
    team_id: service.teamId,
    priority: service.priority,
    is_confidential: service.isConfidential,
    takes_tickets: service.takesTickets,
    reopen_days: service.reopenDays,
  };
}

/**
 * Retires every service that is not kept, and frees its tags: its tickets keep it, new ones don't get it.
 * Gives the slugs of those that were not retired before.
 */
export async function retireServicesExcept(db: Db, keptIds: readonly number[], now: number): Promise<string[]> {
  const kept = new Set(keptIds);
  const active: { id: number; slug: string }[] = await db('services').whereNull('retired_at').select('id', 'slug');
  const leaving = active.filter(({ id }) => !kept.has(id));
  for (const { id } of leaving) {
    await db('services').where({ id }).update({ retired_at: now });
    await db('service_tags').where({ service_id: id }).delete();
  }
  return leaving.map(({ slug }) => slug);
}

export type ServiceTag = {
  readonly serviceId: number;
  /** tagKey of the tag: unique in the whole catalogue. */
  readonly key: string;
  /** As written. */
  readonly tag: string;
};

/**
 * Replaces the tags of these services. Together, since a tag that moves from one to another would else be
 * taken twice in between. Throws when a service beside these has one of the keys.
 */
export async function replaceTags(db: Db, serviceIds: readonly number[], tags: readonly ServiceTag[]): Promise<void> {
  for (const id of serviceIds) await db('service_tags').where({ service_id: id }).delete();
  await insertAll(
    db,
    'service_tags',
    tags.map(({ serviceId, key, tag }) => ({ tag_key: key, tag, service_id: serviceId })),
  );
}

/** Replaces the teams, beside its own, that see a confidential service's tickets. */
export async function replaceVisibleTo(db: Db, serviceId: number, teamIds: readonly number[]): Promise<void> {
  await db('service_teams').where({ service_id: serviceId }).delete();
  await insertAll(
    db,
    'service_teams',
    [...new Set(teamIds)].map((teamId) => ({ service_id: serviceId, team_id: teamId })),
  );
}

/** Replaces a service's form; answers on tickets are kept under the fields' slugs. */
export async function replaceFields(db: Db, serviceId: number, fields: readonly FormField[]): Promise<void> {
  await db('form_fields').where({ service_id: serviceId }).delete();
  await insertAll(
    db,
    'form_fields',
    fields.map(({ slug, kind, isMandatory, ...definition }, position) => ({
      service_id: serviceId,
      position,
      slug,
      kind,
      is_mandatory: isMandatory,
      definition: JSON.stringify(definition),
    })),
  );
}
