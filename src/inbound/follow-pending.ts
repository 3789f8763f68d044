/** Follows the pending rows of a mailbox in order, waiting at the bell while more are being recorded. */
import { pendingEmails, type Queue } from '../store/received-emails.ts';
import type { Bell } from './bell.ts';
import type { Intake } from './intake.ts';
import type { NextRows } from './read-ahead.ts';

/** Imported mail is followed by its import, live mail by the poller. */
export type Following = Queue & {
  readonly bell: Bell;
  readonly signal?: AbortSignal;
};

export function followPending(intake: Intake, { bell, signal, ...queue }: Following): NextRows {
  let afterId = 0;
  return async (limit, wait) => {
    while (!signal?.aborted) {
      const dueAt = intake.clock();
      const rows = await pendingEmails(intake.desk.database.write, { ...queue, afterId, dueAt, limit });
      afterId = rows.at(-1)?.id ?? afterId;
      if (rows.length > 0 || !wait || !(await bell.heard())) return rows;
    }
    return [];
  };
}
