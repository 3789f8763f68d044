/** Every hour: forgets sessions that are over and once keys that have had their time. */
import { clearAway } from '../desk/clear-away.ts';
import type { Desk } from '../desk/desk.ts';
import type { Job } from './schedule.ts';

export function forgetExpired(desk: Desk): Job {
  return { name: 'forget-expired', when: '7 * * * *', run: async () => void (await clearAway(desk)) };
}
