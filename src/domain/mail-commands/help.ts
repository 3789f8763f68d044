/** `#help` asks which commands there are. */
import { type MailCommand, readNothing } from './mail-command.ts';

export const help: MailCommand<null> = {
  aliases: ['aide'],
  isForAll: true,
  settles: null,
  takes: 'nothing',
  read: readNothing,
};
