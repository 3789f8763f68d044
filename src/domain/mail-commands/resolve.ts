/** `#resolve` says that the ticket is solved: it closes by itself later. */
import { type MailCommand, readNothing } from './mail-command.ts';

export const resolve: MailCommand<null> = {
  aliases: ['résoudre', 'résolu', 'résolue', 'resolved'],
  isForAll: false,
  settles: 'status',
  takes: 'nothing',
  read: readNothing,
};
