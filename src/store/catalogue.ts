/** The catalogue as it stands: every service that is not retired, with its tags, form and teams. */
import type { PlacedService } from '../domain/catalogue.ts';
import type { FieldKindName, FormField } from '../domain/form.ts';
import type { Priority } from '../domain/ticket.ts';
import type { Db } from './database.ts';
import { groupBy } from './rows.ts';

export type StoredService = PlacedService & { readonly id: number };

/** Services with their places, families before what is in them, in the order of their positions. */
export async function readServices(db: Db): Promise<StoredService[]> {
  const services: ServiceRow[] = await db('services')
    .leftJoin('services as parents', 'parents.id', 'services.parent_id')
    .leftJoin('teams', 'teams.id', 'services.team_id')
    .whereNull('services.retired_at')
    .orderBy(['services.position', 'services.id'])
    .select('services.*', 'parents.slug as parent', 'teams.slug as team');
  const tags: TagRow[] = await db('service_tags').orderBy('tag_key');
  const visibleTo: VisibleRow[] = await db('service_teams')
    .join('teams', 'teams.id', 'service_teams.team_id')
    .orderBy('teams.slug')
    .select('service_id', 'teams.slug as slug');
  const fields: FieldRow[] = await db('form_fields').orderBy(['service_id', 'position']);
  const tagsOf = groupBy(tags, (row) => row.service_id);
  const teamsOf = groupBy(visibleTo, (row) => row.service_id);
  const fieldsOf = groupBy(fields, (row) => row.service_id);
  return services.map((row) => ({
    ...nodeOf(row),
    tags: (tagsOf.get(row.id) ?? []).map(({ tag }) => tag),
    visibleTo: (teamsOf.get(row.id) ?? []).map(({ slug }) => slug),
    fields: (fieldsOf.get(row.id) ?? []).map(fieldOf),
  }));
}

function nodeOf(row: ServiceRow) {
  return {
    id: row.id,
    slug: row.slug,
    parent: row.parent,
    position: row.position,
    name: { fr: row.name_fr, en: row.name_en },
    description: { fr: row.description_fr, en: row.description_en },
    team: row.team,
    priority: row.priority,
    isConfidential: Boolean(row.is_confidential),
    takesTickets: Boolean(row.takes_tickets),
    reopenDays: row.reopen_days,
  };
}

/** A field of a form, from its row. */
export function fieldOf(row: FieldRow): FormField {
  const definition: Omit<FormField, 'slug' | 'kind' | 'isMandatory'> = JSON.parse(row.definition);
  return { ...definition, slug: row.slug, kind: row.kind, isMandatory: Boolean(row.is_mandatory) };
}

type ServiceRow = {
  id: number;
  slug: string;
  parent: string | null;
  position: number;
  name_fr: string;
  name_en: string;
  description_fr: string;
  description_en: string;
  team: string | null;
  priority: Priority;
  is_confidential: boolean | number;
  takes_tickets: boolean | number;
  reopen_days: number;
};
type TagRow = { service_id: number; tag: string };
type VisibleRow = { service_id: number; slug: string };
export type FieldRow = {
  service_id: number;
  slug: string;
  kind: FieldKindName;
  is_mandatory: boolean | number;
  definition: string;
};
