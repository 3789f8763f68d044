/** Judges a held mail from its page or the queue; what shuts its sender out is asked twice. */
import { z } from 'zod';
import { judgeHeldMail } from '../../desk/judge-held-mail.ts';
import { JUDGEMENTS } from '../../domain/judgement.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { idOf } from '../id.ts';
import { formOf, type Visit, viewerOf } from '../visit.ts';
import { shownSender } from './shown-sender.ts';
import { visibleMail } from './visible-mail.ts';

const JUDGEMENT = z.object({ judgement: z.enum(JUDGEMENTS), block: z.literal('yes').optional() });

/** On to the next; where somebody was faster, the mail's page tells what became of it. */
export async function judge(visit: Visit): Promise<Answer> {
  const id = idOf(visit);
  const { judgement, block } = formOf(visit, JUDGEMENT);
  const judging = { judgement, blocksSender: block === 'yes' };
  const isJudged = await judgeHeldMail(visit.web.desk, viewerOf(visit), id, judging, visit.once);
  if (isJudged === null) throw new Refusal('not-found');
  if (isJudged) visit.web.mailWaits();
  return redirect(isJudged ? `/mail/held?judged=${id}` : `/mail/${id}`);
}

export async function askToBlock(visit: Visit): Promise<Answer> {
  const { id, from, disposition, subject } = await visibleMail(visit);
  if (disposition !== 'held' || from === null) return redirect(`/mail/${id}`);
  return page('mail/held-block', visit.say('held.block-title', { address: from }), {
    ...{ id, from, subject },
    sender: shownSender(from, ''),
  });
}
