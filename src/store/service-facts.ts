/** What deciding a mail needs to know of services: those that its tags name, and the mailbox's own, with their families. */
import type { MailFacts, ServiceFacts } from '../domain/mail-facts.ts';
import type { Db } from './database.ts';
import { groupBy, rawRows, recordOf } from './rows.ts';

type ServicesFound = Pick<MailFacts, 'services' | 'defaultService'>;
export type ServiceReader = {
  read(tagKeys: readonly string[], defaultService: string | null): Promise<ServicesFound>;
};

/** Reads services; of a batch, mails without tags all ask the same. */
export function openServiceFacts(db: Db): ServiceReader {
  const answers = new Map<string, ServicesFound>();
  return {
    async read(tagKeys, defaultService) {
      const question = JSON.stringify([tagKeys, defaultService]);
      const answer = answers.get(question) ?? (await readServices(db, tagKeys, defaultService));
      answers.set(question, answer);
      return answer;
    },
  };
}

/** Services that take tickets and are not retired, each with its families, in one query. */
async function readServices(db: Db, tagKeys: readonly string[], defaultService: string | null): Promise<ServicesFound> {
  if (tagKeys.length === 0 && defaultService === null) return { services: recordOf([]), defaultService: null };
  const marks = tagKeys.map(() => '?').join(', ') || 'null';
  const rows = await rawRows<NodeRow>(db, chainQuery(marks), [...tagKeys, defaultService]);
  const chains = groupBy(rows, (row) => `${row.found_by}:${row.tag_key}`);
  const found = [...chains.values()].map((chain) => [chain[0] as NodeRow, factsOf(chain)] as const);
  const byTag = found.filter(([{ found_by }]) => found_by === 'tag');
  return {
    services: recordOf(byTag.map(([{ tag_key }, facts]) => [tag_key, facts] as const)),
    defaultService: found.find(([{ found_by }]) => found_by === 'slug')?.[1] ?? null,
  };
}

/** Each service found, a row for each team that it is shown to, then its family, then that one's; outermost last. */
const chainQuery = (marks: string) => `
  with recursive chain (found_by, tag_key, depth, id, parent_id, slug, name_fr, name_en, team_id, is_confidential) as (
    select 'tag', cast(tag_key as text), 0, services.id, parent_id, slug, name_fr, name_en, team_id, is_confidential
      from service_tags join services on services.id = service_tags.service_id
      where tag_key in (${marks}) and retired_at is null and takes_tickets
    union all
    select 'slug', '', 0, id, parent_id, slug, name_fr, name_en, team_id, is_confidential
      from services where slug = ? and retired_at is null and takes_tickets
    union all
    select found_by, tag_key, depth + 1, services.id, services.parent_id,
        services.slug, services.name_fr, services.name_en, services.team_id, services.is_confidential
      from chain join services on services.id = chain.parent_id where depth < 20
  )
  select chain.*, teams.name_fr as team_fr, teams.name_en as team_en, service_teams.team_id as shown_to
    from chain
    left join teams on teams.id = chain.team_id
    left join service_teams on service_teams.service_id = chain.id and chain.depth = 0 and chain.is_confidential
    order by depth, shown_to`;

type NodeRow = {
  found_by: 'tag' | 'slug';
  tag_key: string;
  depth: number;
  id: number;
  slug: string;
  name_fr: string;
  name_en: string;
  team_id: number | null;
  team_fr: string | null;
  team_en: string | null;
  is_confidential: boolean | number;
  shown_to: number | null;
};

function factsOf(chain: readonly NodeRow[]): ServiceFacts {
  const service = chain[0] as NodeRow;
  const { id, slug, team_id: teamId, team_fr: fr, team_en: en } = service;
  const outermostFirst = [...chain.filter(({ depth }) => depth > 0).toReversed(), service];
  const path = {
    fr: outermostFirst.map((node) => node.name_fr).join(' › '),
    en: outermostFirst.map((node) => node.name_en).join(' › '),
  };
  const team = fr === null || en === null ? null : { fr, en };
  return { id, slug, path, teamId, team, confidentialTeamIds: seersOf(chain) };
}

/** Its own team and those that it is shown to; null when it is no secret. */
function seersOf(chain: readonly NodeRow[]): number[] | null {
  const [service] = chain;
  if (!service?.is_confidential) return null;
  return [service.team_id, ...chain.map((row) => row.shown_to)].filter((id) => id !== null);
}
