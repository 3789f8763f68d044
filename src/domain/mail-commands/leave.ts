/** `#leave` ends one's own part in a ticket that one was invited to. */
import { type MailCommand, readNothing } from './mail-command.ts';

export const leave: MailCommand<null> = {
  aliases: ['quitter'],
  isForAll: true,
  settles: 'membership',
  takes: 'nothing',
  read: readNothing,
};
