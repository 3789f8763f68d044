/** The requesters' home: where everything of theirs is found. */
import { countOwnTickets } from '../../store/queue-counts.ts';
import { type Answer, page } from '../answer.ts';
import { type Visit, viewerOf } from '../visit.ts';

export async function showHome(visit: Visit): Promise<Answer> {
  const counts = await countOwnTickets(visit.web.desk.database.read, viewerOf(visit).personId);
  return page('portal/home', visit.say('portal.home'), { counts, state: null });
}
