/** What the journal shows of a mail, as columns: null for what this viewer may not learn of one that nobody has read yet. */
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { isMaskedFor } from './journal-visibility.ts';

/** Told by no sender: how a mail lies there and how it fares. */
const TOLD: readonly string[] = [
  ...['mail.id', 'mail.mailbox_id', 'mailboxes.address', 'mail.folder', 'mail.uid_validity', 'mail.uid', 'mail.size'],
  ...['mail.disposition', 'mail.reason', 'mail.attempts', 'mail.error', 'mail.next_attempt_at', 'mail.is_silent'],
  ...['mail.seen_at', 'mail.settled_at', 'mail.filed_away_at'],
];

/** For `select`: the columns by the names that they get, and `isMasked`, 1 or 0: whether some of them were kept back. */
export function shownColumns(db: Db, viewer: Viewer, columns: Readonly<Record<string, string>>) {
  const { sql, bindings } = isMaskedFor(viewer);
  const kept = (name: string, masked: string, plain: string) =>
    db.raw(`case when ${sql} then ${masked} else ${plain} end as "${name}"`, [...bindings]);
  const shown = ([name, column]: [string, string]) =>
    TOLD.includes(column) ? db.raw('?? as ??', [column, name]) : kept(name, 'null', column);
  return [kept('isMasked', '1', '0'), ...Object.entries(columns).map(shown)];
}
