/** Follows the pending rows of a mailbox in order, waiting at the bell while more are being recorded. */
import { pendingEmails } from '../store/received-emails.ts';
import type { Bell } from './bell.ts';
import type { Intake } from './intake.ts';
import type { NextRows } from './read-ahead.ts';

export type Following = {
  readonly mailboxId: number;
  /** Imported mail is followed by its import, live mail by the poller. */
  readonly isSilent: boolean;
  readonly bell: Bell;
  readonly signal?: AbortSignal;
};

export function followPending(intake: Intake, { mailboxId, isSilent, bell, signal }: Following): NextRows {
  let afterId = 0;
  return async (limit, wait) => {
    while (!signal?.aborted) {
      const dueAt = intake.clock();
      const rows = await pendingEmails(intake.desk.database.write, { mailboxId, isSilent, afterId, dueAt, limit });
      afterId = rows.at(-1)?.id ?? afterId;
      if (rows.length > 0 || !wait || !(await bell.heard())) return rows;
    }
    return [];
  };
}
