/** Conditions of raw queries: each keeps its bindings beside its SQL, in whatever order they are put together. */

export type Binding = string | number;
export type Condition = { readonly sql: string; readonly bindings: readonly Binding[] };

export const ALWAYS: Condition = { sql: '1 = 1', bindings: [] };
export const NEVER: Condition = { sql: '1 = 0', bindings: [] };

/** A condition as written, with a binding for each `?` of it. */
export function condition(sql: string, ...bindings: Binding[]): Condition {
  return { sql, bindings };
}

/** True for a row of which every one is true. */
export function allOf(...conditions: readonly Condition[]): Condition {
  return joined(
    conditions.filter((one) => one !== ALWAYS),
    ' and ',
    ALWAYS,
  );
}

/** True for a row of which one is true. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  return joined(
    conditions.filter((one) => one !== NEVER),
    ' or ',
    NEVER,
  );
}

/** True for a row whose column has one of the values; never when there are none. */
export function isOneOf(column: string, values: readonly Binding[]): Condition {
  if (values.length === 0) return NEVER;
  return { sql: `${column} in (${values.map(() => '?').join(', ')})`, bindings: values };
}

function joined(conditions: readonly Condition[], word: string, none: Condition): Condition {
  if (conditions.length === 0) return none;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(word)})`,
    bindings: conditions.flatMap(({ bindings }) => bindings),
  };
}
