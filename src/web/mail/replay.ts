/** Puts a mail through again, from its page. */
import { replayFromPage } from '../../desk/replay-from-page.ts';
import { type Answer, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { idOf } from '../id.ts';
import { type Visit, viewerOf } from '../visit.ts';

/** Its page tells what it is now: waiting, or what it had become before the form was sent. */
export async function replay(visit: Visit): Promise<Answer> {
  const id = idOf(visit);
  const waits = await replayFromPage(visit.web.desk, viewerOf(visit), id, visit.once);
  if (waits === null) throw new Refusal('not-found');
  if (waits) visit.web.mailWaits();
  return redirect(`/mail/${id}`);
}
