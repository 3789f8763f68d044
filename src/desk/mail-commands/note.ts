/** `#note`: the entry that the mail becomes is internal; here is said only that there is something to note. */
import { refusal } from '../../domain/mail-commands/mail-command.ts';
import type { Prepare } from './running.ts';

export const note: Prepare<null> = async ({ saysMore }) =>
  saysMore ? { run: async () => [{ done: { code: 'note', values: {} }, undo: null }] } : refusal('nothing-to-note');
