/** Examines what the ledger says of each mailbox: whether it adds up, and which alarms are up. */
import { alarmWords } from '../../desk/alarm-words.ts';
import { wordsIn } from '../../ground/words.ts';
import type { Db } from '../../store/database.ts';
import { type JournalMailbox, readJournalMailboxes } from '../../store/journal-mailboxes.ts';
import { type Check, well, wrong } from './check.ts';

export async function* examineLedger(db: Db): AsyncGenerator<Check> {
  const mailboxes = await readJournalMailboxes(db);
  yield* mailboxes.map(balance);
  const say = wordsIn('en');
  const alarms = mailboxes.flatMap(({ address, alarms }) => alarms.map((alarm) => alarmWords(say, alarm, address)));
  if (alarms.length === 0) yield well('alarm', 'No alarm is up.');
  yield* alarms.map((words) => wrong('alarm', words));
}

function balance({ address, seen, counts, balances }: JournalMailbox): Check {
  const became = Object.entries(counts).filter(([, mails]) => mails > 0);
  const sum = became.map(([disposition, mails]) => `${mails} ${disposition}`).join(' + ') || '0';
  if (balances) return well('ledger', `${address}: ${seen} seen = ${sum}.`);
  const advice =
    'Look for what was deleted from the database or badly restored; "guichet export mail" lists what is there.';
  return wrong('ledger', `${address}: ${seen} seen, but ${sum}.`, advice);
}
