/** How somebody of the staff wants to be told: a mail each time, a digest, or nothing. */
import { z } from 'zod';
import { chooseNotify } from '../../desk/choose-notify.ts';
import { NOTIFY } from '../../domain/notification.ts';
import { readNotify } from '../../store/notify-choices.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { formOf, queryOf, type Visit, viewerOf } from '../visit.ts';

const asked = z.object({ saved: z.literal('yes').optional().catch(undefined) });
const given = z.object({ notify: z.enum(NOTIFY) });

export async function showPreferences(visit: Visit): Promise<Answer> {
  const notify = await readNotify(visit.web.desk.database.read, viewerOf(visit).personId);
  const it = { notify, choices: NOTIFY, isSaved: queryOf(visit, asked).saved === 'yes' };
  return page('preferences/preferences', visit.say('preferences.title'), it);
}

export async function savePreferences(visit: Visit): Promise<Answer> {
  await chooseNotify(visit.web.desk, viewerOf(visit), formOf(visit, given).notify);
  return redirect('/preferences?saved=yes');
}
