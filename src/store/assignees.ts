/** Who may be assigned tickets: staff, and of a confidential service only members of the teams that may see it. */
import { type Condition, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { LARGEST_ID } from './rows.ts';

/** True when this person may be assigned the tickets of a service; null stands for a ticket without one. */
export async function mayBeAssigned(db: Db, personId: number, serviceId: number | null): Promise<boolean> {
  if (personId > LARGEST_ID) return false;
  const fit = assignable(serviceId);
  const row: unknown = await db('persons')
    .where({ id: personId })
    .whereRaw(fit.sql, [...fit.bindings])
    .first('id');
  return row !== undefined;
}

/** A condition on `persons`: administrators are staff too; who is disabled works no more. */
export function assignable(serviceId: number | null): Condition {
  return condition(
    `(persons.disabled_at is null and persons.role in ('agent', 'admin') and (
      not exists (select 1 from services where services.id = ? and is_confidential)
      or persons.id in (
        select person_id from team_members join services on services.id = ?
          where team_members.team_id = services.team_id
            or team_members.team_id in (select team_id from service_teams where service_id = services.id))))`,
    serviceId ?? 0,
    serviceId ?? 0,
  );
}
