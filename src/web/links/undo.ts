/** The link that takes back what a command by mail did. */
import { readUndoableCommand, undoCommand } from '../../desk/undo-command.ts';
import type { LinkToken } from '../../domain/link-token.ts';
import type { Answer } from '../answer.ts';
import { Refusal } from '../errors.ts';
import type { Visit } from '../visit.ts';
import { linkPage } from './link-page.ts';

type UndoToken = Extract<LinkToken, { to: 'undo' }>;

/** What there is to tell beyond how the command stands: why it was not taken back. */
export type NotUndone = 'changed-since' | 'not-allowed';

export async function showUndo({ web, say }: Visit, token: UndoToken, failed: NotUndone | null): Promise<Answer> {
  const command = await readUndoableCommand(web.desk, token);
  if (!command) throw new Refusal('not-found');
  const { reference, done } = command;
  const state = failed ?? command.state;
  const it = { state, reference, done: say(`command.done.${done.code}`, done.values) };
  return linkPage('links/undo', say(`undo.${state}.title`), it);
}

/** Null when it is as they wished, now or before. */
export async function undo({ web }: Visit, token: UndoToken): Promise<NotUndone | null> {
  const outcome = await undoCommand(web.desk, token);
  return outcome === 'changed-since' || outcome === 'not-allowed' ? outcome : null;
}
