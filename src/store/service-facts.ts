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

/** Each service found, then its family, then that one's family, and so on; outermost last. */
const chainQuery = (marks: string) => `
  with recursive chain (found_by, tag_key, depth, id, parent_id, slug, name_fr, name_en, team_id) as (
    select 'tag', cast(tag_key as text), 0, services.id, parent_id, slug, name_fr, name_en, team_id
      from service_tags join services on services.id = service_tags.service_id
      where tag_key in (${marks}) and retired_at is null and takes_tickets
    union all
    select 'slug', '', 0, id, parent_id, slug, name_fr, name_en, team_id
      from services where slug = ? and retired_at is null and takes_tickets
    union all
    select found_by, tag_key, depth + 1, services.id, services.parent_id,
        services.slug, services.name_fr, services.name_en, services.team_id
      from chain join services on services.id = chain.parent_id where depth < 20
  )
  select * from chain order by depth`;

type NodeRow = {
  found_by: 'tag' | 'slug';
  tag_key: string;
  id: number;
  slug: string;
  name_fr: string;
  name_en: string;
  team_id: number | null;
};

function factsOf(chain: readonly NodeRow[]): ServiceFacts {
  const { id, slug, team_id: teamId } = chain[0] as NodeRow;
  const outermostFirst = chain.toReversed();
  const path = {
    fr: outermostFirst.map((node) => node.name_fr).join(' › '),
    en: outermostFirst.map((node) => node.name_en).join(' › '),
  };
  return { id, slug, path, teamId };
}
