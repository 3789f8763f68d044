/** In the morning and after lunch of working days: sends staff who want one the digest of what happened since the last. */
import type { Desk } from '../desk/desk.ts';
import { tellDigests } from '../desk/tell-digests.ts';
import type { Job } from './schedule.ts';

/** By the clock of the process' time zone; the page of preferences says these hours. */
export function sendDigests(desk: Desk): Job {
  return { name: 'send-digests', when: '0 8,14 * * 1-5', run: async () => void (await tellDigests(desk)) };
}
