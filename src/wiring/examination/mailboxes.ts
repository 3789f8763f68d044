/** Examines every mailbox of the settings: each step up to its folder, and on to where mail is filed away. */
import type { Config } from '../../config.ts';
import type { MailboxSettings } from '../../domain/mailbox-settings.ts';
import { type MailboxStep, testMailbox } from '../../inbound/test-mailbox.ts';
import { type Check, well, wrong } from './check.ts';

export async function* examineMailboxes({ mailboxes }: Config): AsyncGenerator<Check> {
  if (mailboxes.length === 0) {
    const advice = 'Set MAIL_IN_URL, such as imaps://user:password@imap.univ.example/INBOX.';
    yield wrong('mailbox', 'There is no mailbox to read.', advice);
  }
  for (const settings of mailboxes) yield mailbox(settings, await testMailbox(settings));
}

function mailbox({ profile: { address }, connection }: MailboxSettings, steps: readonly MailboxStep[]): Check {
  const failed = steps.find(({ ok }) => !ok);
  const details = steps.flatMap(({ detail }) => detail ?? []).join('; ');
  if (failed) return wrong('mailbox', `${address}: ${details}.`, ADVICE[failed.step]);
  const name =
    connection.kind === 'imap' ? `${connection.folder} on ${connection.host}` : `the folder ${connection.path}`;
  return well('mailbox', `${address}: ${name} can be read${details ? `; ${details}` : ''}.`);
}

const ADVICE: Readonly<Record<MailboxStep['step'], string>> = {
  reach: 'Check the host and the port in MAIL_IN_URL, and that no firewall stands between.',
  tls: "Check that scheme and port match (imaps:// 993, imap://…?tls=starttls 143), and the server's certificate.",
  'sign-in':
    'Check the user and the password in MAIL_IN_URL (odd characters percent-encoded), and that IMAP is allowed.',
  folder: 'Check the folder in MAIL_IN_URL and the rights on it.',
  after: 'Check the option after= in MAIL_IN_URL.',
};
