/** Obeys a mail's commands, and answers whoever gave them with what was done and what was refused. */
import type { HeardCommands } from '../domain/commanded-entry.ts';
import { commandNamed } from '../domain/commands.ts';
import type { Commands } from '../domain/decision.ts';
import { saysMore } from '../domain/read-commands.ts';
import { readHearers } from '../store/circles.ts';
import type { TicketState } from '../store/tickets.ts';
import type { Appending, DecidedMail, Opening } from './decided-mail.ts';
import type { Work } from './desk.ts';
import { type Heard, hearCommands } from './mail-commands.ts';

/** Null for a mail that commands nothing. Nothing is written yet. */
export async function hearMail(
  work: Work,
  mail: DecidedMail,
  plan: Opening | Appending,
  ticket: TicketState,
  authorId: number,
): Promise<(Heard & HeardCommands) | null> {
  const commands = plan.commands && heardOf(plan.commands, mail);
  if (!commands) return null;
  const name = (await readHearers(work.tx, [authorId])).get(authorId)?.name ?? '';
  const heard = await hearCommands(commands, {
    ...{ work, ticket, author: { personId: authorId, name } },
    ...{ mailboxId: mail.row.mailboxId, receivedEmailId: mail.row.id, saysMore: saysMore(mail.content, commands) },
  });
  return { ...heard, isRefused: heard.refused.length > 0 };
}

/** What was wanted years ago is wanted no more; but what was internal then is so still. */
function heardOf(commands: Commands, { row }: DecidedMail): Commands | null {
  if (!row.isSilent) return commands;
  const list = commands.list.filter(({ name }) => commandNamed(name) === 'note');
  return list.length > 0 ? { ...commands, list } : null;
}

/** Does what was heard, or nothing of it; gives the variant of the sentence that says so in the ledger. */
export async function obeyMail(
  work: Work,
  mail: DecidedMail,
  { isAnswerable }: Opening | Appending,
  ticketId: number,
  authorId: number,
  heard: (Heard & HeardCommands) | null,
): Promise<string> {
  if (!heard) return '';
  const done = heard.isRefused ? [] : await heard.run();
  if (isAnswerable) {
    work.news.push({
      ...{
        what: 'direct',
        kind: 'command-answer',
        to: { personId: authorId },
        ticketId,
        mailboxId: mail.row.mailboxId,
      },
      inReplyTo: mail.content.messageId,
      // Whatever staff answer to this is not for the requester to read.
      isInternal: heard.as === 'staff',
      values: { done, refused: heard.refused, help: heard.names.includes('help'), as: heard.as },
    });
  }
  return heard.isRefused ? 'commands-refused' : 'commands-done';
}
