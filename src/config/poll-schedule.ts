/** POLL_SCHEDULE: when mailboxes are read, as cron writes it. */
import { validate } from 'node-cron';
import { type Read, shown } from './setting.ts';

export const readSchedule: Read<string> = (text, refuse) =>
  validate(text) ? text : refuse(`must be a cron schedule such as "* * * * *" (every minute), not ${shown(text)}.`);
