/** A field for a day, kept as YYYY-MM-DD, without time or time zone. */
import type { FieldKind } from './field-kind.ts';

export const date: FieldKind<string> = {
  hasChoices: false,
  read: ([answer = '', ...more]) =>
    more.length === 0 && /^\d{4}-\d\d-\d\d$/.test(answer) && exists(answer) ? { answer } : { refused: 'not-a-date' },
};

/** JavaScript makes the 31st of February the 3rd of March. */
function exists(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
