/** `#note` keeps what the mail says for staff alone. */
import type { MailCommand } from './mail-command.ts';

export const note: MailCommand<null> = {
  aliases: ['interne', 'internal'],
  isForAll: false,
  settles: null,
  takes: 'words',
  read: () => ({ argument: null }),
};
