/** `#mute` ends one's mail about a ticket, and nothing else. */
import { type MailCommand, readNothing } from './mail-command.ts';

export const mute: MailCommand<null> = {
  aliases: ['muet', 'silence'],
  isForAll: true,
  settles: 'membership',
  takes: 'nothing',
  read: readNothing,
};
