/** Raises and clears alarms: administrators are told by mail of each that is new, and of recovery where somebody waits for it. */
import {
  type AlarmDetails,
  type AlarmKind,
  type AlarmPlace,
  clearAlarm,
  markAlarmTold,
  raiseAlarm,
  wasToldSince,
} from '../store/alarms.ts';
import { administrators } from '../store/people.ts';
import type { Work } from './desk.ts';

const HOUR = 3_600_000;

/** Those whose end is worth a mail: nothing comes in, or goes out, until then. */
const WAITED_FOR: readonly AlarmKind[] = ['mailbox-failing', 'mail-out-failing'];

/** True when it was not up. One that comes and goes is told once an hour at most. */
export async function raise(work: Work, place: AlarmPlace, details: AlarmDetails): Promise<boolean> {
  const { tx, now } = work;
  const wasTold = await wasToldSince(tx, place, now - HOUR);
  const isNew = await raiseAlarm(tx, place, details, now);
  if (!isNew || wasTold) return isNew;
  await markAlarmTold(tx, place, now);
  await tellAdministrators(work, 'alarm', place, details);
  return true;
}

/** True when there was one to clear. */
export async function clear(work: Work, place: AlarmPlace): Promise<boolean> {
  const cleared = await clearAlarm(work.tx, place, work.now);
  if (!cleared) return false;
  if (cleared.toldAt !== null && WAITED_FOR.includes(place.kind)) {
    await tellAdministrators(work, 'alarm-cleared', place, { ...cleared.details, since: cleared.raisedAt });
  }
  return true;
}

async function tellAdministrators(
  { tx, news }: Work,
  kind: 'alarm' | 'alarm-cleared',
  { kind: alarm, mailboxId }: AlarmPlace,
  details: AlarmDetails,
): Promise<void> {
  for (const personId of await administrators(tx)) {
    const values = { alarm, details, mailboxId };
    news.push({ what: 'direct', kind, to: { personId }, ticketId: null, mailboxId, inReplyTo: null, values });
  }
}
