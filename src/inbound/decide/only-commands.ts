/** Whether a mail only commands, and wants nothing that a new ticket would be for. */
import { commandNamed } from '../../domain/commands.ts';
import { readCommands, saysMore } from '../../domain/read-commands.ts';
import type { ParsedEmail } from '../parsed-email.ts';

/** Of commands that anybody on a ticket may give. Whoever asks to reopen one goes on with what it was about. */
export function isOnlyCommands(email: Pick<ParsedEmail, 'text' | 'segments' | 'attachments'>): boolean {
  const commands = readCommands(email.text, email.segments, 'participant');
  if (commands === null || saysMore(email, commands)) return false;
  return commands.list.every(({ name }) => commandNamed(name) !== 'reopen');
}
