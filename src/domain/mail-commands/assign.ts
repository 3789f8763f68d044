/** `#assign ben` gives the ticket to somebody of the staff, to whoever writes (`me`), or to nobody. */
import { tagKey } from '../subject-tags.ts';
import { type MailCommand, refusal } from './mail-command.ts';

export type Assignment = 'me' | 'nobody' | { readonly name: string };

export const assign: MailCommand<Assignment> = {
  aliases: ['assigner', 'attribuer'],
  isForAll: false,
  settles: 'assignee',
  takes: 'argument',
  read: (argument) => {
    const name = argument.replace(/^@/, '').trim();
    const key = tagKey(name);
    if (name === '') return refusal('no-argument');
    if (ME.has(key)) return { argument: 'me' };
    return { argument: NOBODY.has(key) ? 'nobody' : { name } };
  },
};

const ME = new Set(['me', 'moi', 'a moi', 'to me']);
const NOBODY = new Set(['nobody', 'none', 'personne', '-']);
