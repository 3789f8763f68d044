/** Somebody of the staff chooses how they are told: by a mail each time, a digest, or not at all. */
import type { Notify } from '../domain/notification.ts';
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { lockNotify, writeNotify } from '../store/notify-choices.ts';
import { type Desk, transact } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { tellInDigest } from './tell-in-digest.ts';

/** What waited for their next digest is told at once, or no more if they want none. Throws a DeskRefusal for others than staff. */
export async function chooseNotify(desk: Desk, viewer: Viewer, notify: Notify): Promise<void> {
  const { personId } = viewer;
  if (!seesAsStaff(viewer)) throw new DeskRefusal('not-allowed');
  await transact(desk, async (work) => {
    const before = await lockNotify(work.tx, personId);
    if (before === notify) return;
    await writeNotify(work.tx, personId, notify);
    if (before === 'digest') await tellInDigest(work, personId);
    const subject = { subjectType: 'person' as const, subjectId: personId };
    const change = { before: { notify: before }, after: { notify } };
    work.audit.push({ actorId: personId, action: 'person.notify-changed', ...subject, ...change });
  });
}
