/** What staff write on a ticket: sent, or shown again with what keeps it from being sent; nothing of it is ever lost. */
import { z } from 'zod';
import { addNote } from '../../desk/add-note.ts';
import { addReply } from '../../desk/add-reply.ts';
import { DeskRefusal } from '../../desk/refusal.ts';
import { undoReply } from '../../desk/undo-reply.ts';
import type { Written } from '../../desk/written-entry.ts';
import { SENDINGS } from '../../domain/reply-sending.ts';
import type { Seen } from '../../store/news-by-others.ts';
import { type Answer, redirect } from '../answer.ts';
import { statusOf } from '../errors.ts';
import { idOf } from '../id.ts';
import { type FormFiles, keptFiles, takeFiles } from '../kept-files.ts';
import { formOf, type Visit } from '../visit.ts';
import { actOf } from './acts.ts';
import type { Draft } from './composer.ts';
import { readSeen } from './seen.ts';
import { showWritten } from './ticket.ts';

const WRITTEN = z.object({
  text: z.string(),
  seen: z.string().max(60).default(''),
  /** Tokens of files that the form carried. */
  kept: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
});
const REPLY = z.object({ send: z.enum(SENDINGS) });

type Ready = Written & { readonly seen: Seen | null };
type Added = { readonly reference: string; readonly logEntryId: number };

export async function reply(visit: Visit): Promise<Answer> {
  const { send } = formOf(visit, REPLY);
  return write(visit, 'reply', (ready) => addReply(visit.web.desk, { ...actOf(visit), ...ready, send }));
}

export async function note(visit: Visit): Promise<Answer> {
  return write(visit, 'note', (ready) => addNote(visit.web.desk, { ...actOf(visit), ...ready }));
}

async function write(visit: Visit, as: Draft['as'], add: (ready: Ready) => Promise<Added>): Promise<Answer> {
  const { text, seen: shown, kept } = formOf(visit, WRITTEN);
  const given = await takeFiles(visit, kept);
  const seen = readSeen(shown);
  const draft = draftOf(visit, as, text, given);
  if (given.refused.length > 0 || given.lost > 0)
    return showWritten(visit, { draft, notice: 'faulty', status: statusOf('refused') });
  try {
    const { reference, logEntryId } = await add({ text, files: given.files, seen });
    return redirect(`/staff/tickets/${reference}#entry-${logEntryId}`);
  } catch (error) {
    const { code } = error instanceof DeskRefusal ? error : { code: null };
    if (code === 'stale') return showWritten(visit, { draft, notice: 'stale', status: statusOf('stale'), seen });
    if (code !== 'bad-choice') throw error;
    const amiss = { ...draft, isTextAmiss: true };
    return showWritten(visit, { draft: amiss, notice: 'faulty', status: statusOf('refused') });
  }
}

/** What was written is in the form again, as if it had not been sent. */
export async function undo(visit: Visit): Promise<Answer> {
  const logEntryId = idOf(visit);
  try {
    const { text, files } = await undoReply(visit.web.desk, { ...actOf(visit), logEntryId });
    return showWritten(visit, {
      draft: draftOf(visit, 'reply', text, { files, refused: [], lost: 0 }),
      notice: 'taken-back',
    });
  } catch (error) {
    if (!(error instanceof DeskRefusal) || error.code !== 'too-late') throw error;
    return showWritten(visit, { draft: null, notice: 'too-late', status: statusOf('too-late') });
  }
}

function draftOf(visit: Visit, as: Draft['as'], text: string, { files, refused, lost }: FormFiles): Draft {
  return { as, text, files: keptFiles(visit, files), refused, lost, isTextAmiss: false };
}
