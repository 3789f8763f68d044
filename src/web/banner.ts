/** What staff must know at once: the alarms that are up, looked for now and then rather than for every page. */
import { alarmWords } from '../desk/alarm-words.ts';
import { type Alarm, readAlarms } from '../store/alarms.ts';
import { keptByPages } from './kept-by-pages.ts';
import { knownMailboxes } from './known-mailboxes.ts';
import type { Visit } from './visit.ts';
import type { Web } from './web.ts';

type Up = { readonly alarm: Alarm; readonly mailbox: string };

/** In the reader's words, oldest first. */
export async function bannerOf(web: Web, { say }: Pick<Visit, 'say'>): Promise<string[]> {
  return (await alarmsUp(web)).map(({ alarm, mailbox }) => alarmWords(say, alarm, mailbox));
}

const alarmsUp = keptByPages(async (web): Promise<Up[]> => {
  const [alarms, mailboxes] = await Promise.all([readAlarms(web.desk.database.read), knownMailboxes(web)]);
  const addresses = new Map(mailboxes.map(({ mailbox }) => [mailbox.id, mailbox.address]));
  return alarms.map((alarm) => ({ alarm, mailbox: addresses.get(alarm.mailboxId ?? 0) ?? '' }));
}, 10_000);
