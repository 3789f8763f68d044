/** `#reopen` opens a ticket again that has ended. */
import { type MailCommand, readNothing } from './mail-command.ts';

export const reopen: MailCommand<null> = {
  aliases: ['rouvrir', 'réouvrir'],
  isForAll: true,
  settles: 'status',
  takes: 'nothing',
  read: readNothing,
};
