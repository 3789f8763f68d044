/** Judges a held mail, as staff do from the queue: a pass over its mailbox carries out what was accepted. */
import { finding } from '../domain/finding.ts';
import type { Judgement } from '../domain/judgement.ts';
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { ignoreHeld, letThrough, lockHeldMail } from '../store/held-mails.ts';
import { readJournalMail } from '../store/journal-mail.ts';
import type { Desk, Work } from './desk.ts';
import { transactOnce } from './once.ts';
import { DeskRefusal } from './refusal.ts';
import { changePolicy } from './sender-policy.ts';

export type Judging = {
  readonly judgement: Judgement;
  /** Together with `ignore`: nothing more of this sender comes through. */
  readonly blocksSender?: boolean;
};

/**
 * Whether it is judged so now; false when it was not held any more, and nothing was done: somebody was faster, or it is
 * being replayed. Null when there is none for this viewer. Throws a DeskRefusal for who is not staff, and when its
 * sender can't be blocked.
 */
export async function judgeHeldMail(
  desk: Desk,
  viewer: Viewer,
  id: number,
  judging: Judging,
  onceKey: string | null,
): Promise<boolean | null> {
  if (!seesAsStaff(viewer)) throw new DeskRefusal('not-allowed');
  const { result } = await transactOnce(desk, onceKey, async (work) => {
    const mail = await readJournalMail(work.tx, viewer, id);
    if (!mail) return null;
    const isJudged = await judge(work, viewer, id, judging.judgement);
    if (isJudged && judging.judgement === 'ignore' && judging.blocksSender) {
      await changePolicy(work, viewer, mail.from ?? '', { isBlocked: true });
    }
    return isJudged;
  });
  return result;
}

async function judge({ tx, now, audit }: Work, viewer: Viewer, id: number, judgement: Judgement): Promise<boolean> {
  const findings = await lockHeldMail(tx, id);
  if (findings === null) return false;
  const judgedBy = viewer.personId;
  if (judgement === 'ignore') {
    const ignored = finding('decide', 'stop', 'judged-ignored');
    await ignoreHeld(tx, id, { judgedBy, findings: [...findings, ignored] }, now);
  } else {
    await letThrough(tx, id, { judgement, judgedBy });
  }
  const subject = { subjectType: 'received-email' as const, subjectId: id, receivedEmailId: id };
  audit.push({ actorId: judgedBy, action: 'received-email.judged', ...subject, after: { judgement } });
  return true;
}
