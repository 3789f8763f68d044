/** What staff must know at once: the alarms that are up, looked for now and then rather than for every page. */
import { alarmWords } from '../desk/alarm-words.ts';
import { type Alarm, readAlarms } from '../store/alarms.ts';
import { knownMailboxes } from './known-mailboxes.ts';
import type { Visit } from './visit.ts';
import type { Web } from './web.ts';

type Up = { readonly alarm: Alarm; readonly mailbox: string };
type Kept = { readonly until: number; readonly up: Promise<readonly Up[]> };
const kept = new WeakMap<Web, Kept>();

/** Ms. */
const FRESH = 10_000;

/** In the reader's words, oldest first. */
export async function bannerOf(web: Web, { say, now }: Pick<Visit, 'say' | 'now'>): Promise<string[]> {
  const last = kept.get(web);
  const { up } = last && now < last.until ? last : look(web, now);
  return (await up).map(({ alarm, mailbox }) => alarmWords(say, alarm, mailbox));
}

/** An answer that fails is not kept. */
function look(web: Web, now: number): Kept {
  const up = alarmsUp(web, now);
  const looked = { until: now + FRESH, up };
  kept.set(web, looked);
  up.catch(() => kept.delete(web));
  return looked;
}

async function alarmsUp(web: Web, now: number): Promise<Up[]> {
  const [alarms, mailboxes] = await Promise.all([readAlarms(web.desk.database.read), knownMailboxes(web, now)]);
  const addresses = new Map(mailboxes.map(({ mailbox }) => [mailbox.id, mailbox.address]));
  return alarms.map((alarm) => ({ alarm, mailbox: addresses.get(alarm.mailboxId ?? 0) ?? '' }));
}
