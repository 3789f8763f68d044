/** Where the indexes on tickets are entered: the ids and priorities that a list may be led by, and what a viewer sees of each. */
import type { Priority } from '../domain/ticket.ts';
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { ALWAYS, allOf, anyOf, type Condition, condition } from './conditions.ts';
import type { Lead } from './ticket-keys.ts';
import { visibleTo } from './ticket-visibility.ts';

/** Values that are sought in one column: leads that together find them, or one question to a ticket that others found. */
export type Sought = { readonly leads: readonly Lead[]; readonly asked: Condition };

type IdColumn = Exclude<Lead['by'], 'priority' | null>;

/** Asked with a sign before it, which changes nothing but keeps SQLite from entering that column's index for it. */
export function soughtIds(viewer: Viewer, by: IdColumn, ids: readonly (number | null)[]): Sought {
  const asked = anyOf(...ids.map((id) => hasId(`+tickets.${by}`, id)));
  return { leads: ids.map((id) => ledBy(viewer, by, id)), asked };
}

/** A family may have many: those that hide nothing from the viewer are led by together, the hidden ones too. */
export function soughtServices(viewer: Viewer, ids: readonly number[]): Sought {
  const sought = soughtIds(viewer, 'service_id', ids);
  if (ids.length <= 1) return sought;
  const [open, hidden] = [ids.filter((id) => !isHidden(viewer, id)), ids.filter((id) => isHidden(viewer, id))];
  const each = (those: readonly number[], visible: Condition): Lead[] => {
    const where = allOf(condition('tickets.service_id = led.id'), visible);
    return those.length === 0 ? [] : [{ by: 'service_id', where, each: those }];
  };
  return { ...sought, leads: [...each(open, ALWAYS), ...each(hidden, visibleTo(viewer))] };
}

/** Most tickets are of normal priority, which no index leads to: a page of them is soon found among all. */
export function soughtPriority(viewer: Viewer, priority: Priority): Sought {
  const asked = condition('tickets.priority = ?', priority);
  if (priority === 'normal') return { leads: [{ by: null, where: allOf(asked, visibleTo(viewer)) }], asked };
  // As the index says it: neither database concludes it by itself.
  const where = allOf(asked, condition("tickets.priority <> 'normal'"), visibleTo(viewer));
  return { leads: [{ by: 'priority', where }], asked };
}

/** The tickets that have this id in the column, or none (null), and that the viewer may see. */
export function ledBy(viewer: Viewer, by: IdColumn, id: number | null): Lead {
  const isOpen = by === 'service_id' && !isHidden(viewer, id);
  return { by, where: allOf(hasId(`tickets.${by}`, id), isOpen ? ALWAYS : visibleTo(viewer)) };
}

/** Every ticket that the viewer may see. */
export function ledByNothing(viewer: Viewer): Lead {
  return { by: null, where: visibleTo(viewer) };
}

/** Whether some tickets of this service, or of none, may be hidden from the viewer: only then each needs to be asked. */
function isHidden(viewer: Viewer, serviceId: number | null): boolean {
  return !seesAsStaff(viewer) || (serviceId !== null && viewer.hiddenServiceIds.includes(serviceId));
}

function hasId(column: string, id: number | null): Condition {
  return id === null ? condition(`${column} is null`) : condition(`${column} = ?`, id);
}
