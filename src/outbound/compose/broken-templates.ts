/** What becomes of templates that break when a mail is written with them: the log has each once, and administrators are told. */
import { raise } from '../../desk/alarm.ts';
import { type Desk, transact } from '../../desk/desk.ts';
import type { Log } from '../../ground/log.ts';
import type { BrokenTemplate } from './templates.ts';

export type BrokenTemplates = {
  note(template: BrokenTemplate): void;
  /** Raises the alarm for what was noted since it was last asked. */
  tell(): Promise<void>;
};

export function brokenTemplates(desk: Desk, log: Log): BrokenTemplates {
  // A mail for each recipient breaks in the same way.
  const known = new Set<string>();
  let noted: BrokenTemplate[] = [];
  return {
    note(template) {
      const name = JSON.stringify(template);
      if (known.has(name)) return;
      known.add(name);
      noted.push(template);
    },
    async tell() {
      const [first] = noted;
      if (!first) return;
      for (const template of noted) log.error(template, 'A mail template breaks: the shipped one is used instead.');
      noted = [];
      const details = { template: first.kind, language: first.locale, line: first.line ?? 0, reason: first.message };
      await transact(desk, (work) => raise(work, { kind: 'template-broken', mailboxId: null }, details));
    },
  };
}
