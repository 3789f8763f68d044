/** `#service vpn` gives the ticket to the service of that tag, slug or name. */
import { type MailCommand, refusal } from './mail-command.ts';

export const service: MailCommand<string> = {
  aliases: [],
  isForAll: false,
  settles: 'service',
  takes: 'argument',
  read: (argument) => {
    const name = argument
      .replace(/^(?:#|\[(?=.*\]$))/, '')
      .replace(/\]$/, '')
      .trim();
    return name === '' ? refusal('no-argument') : { argument: name };
  },
};
