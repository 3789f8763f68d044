/** Tests a mailbox as settings name it, step by step, and changes nothing there. */
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import { folderSteps } from './folder/steps.ts';
import { imapSteps } from './imap/steps.ts';
import type { MailboxStep } from './mailbox-step.ts';

export type { MailboxStep } from './mailbox-step.ts';

/** The steps in their order; the first that fails is the last one taken. Never throws. */
export function testMailbox({
  connection,
  after,
}: Pick<MailboxSettings, 'connection' | 'after'>): Promise<MailboxStep[]> {
  return connection.kind === 'imap' ? imapSteps(connection, after) : folderSteps(connection.path, after);
}
