/** `#close` closes the ticket for good. */
import { type MailCommand, readNothing } from './mail-command.ts';

export const close: MailCommand<null> = {
  aliases: ['fermer', 'clore', 'clôturer'],
  isForAll: true,
  settles: 'status',
  takes: 'nothing',
  read: readNothing,
};
