/** One mail of the journal: what became of it and why, step by step, in words. */
import { isFarFrom } from '../../domain/claimed-date.ts';
import type { JournalMail } from '../../store/journal-mail.ts';
import { type Answer, page } from '../answer.ts';
import type { Visit } from '../visit.ts';
import { mailTextOf, shownText } from './held-text.ts';
import { judgedBy } from './judged-by.ts';
import { outcomeOf } from './outcome.ts';
import { minutesLeft } from './shown-mailbox.ts';
import { stepsOf } from './steps.ts';
import { visibleMail } from './visible-mail.ts';

export async function showMail(visit: Visit): Promise<Answer> {
  const { say, now } = visit;
  const mail = await visibleMail(visit);
  const title = mail.subject || say(untitledOf(mail));
  const showsText = mail.disposition === 'held' || mail.disposition === 'failed';
  const text = showsText ? await mailTextOf(visit, mail) : null;
  const it = {
    ...{ mail, title, outcome: outcomeOf(say, mail), steps: stepsOf(say, mail.findings), instants: instantsOf(mail) },
    minutesLeft: minutesLeft(mail.nextAttemptAt, now),
    question: mail.disposition === 'pending' && mail.findings.length > 0 ? 'replayed' : mail.disposition,
    ...{ judged: judgedBy(mail), showsText, text: text && shownText(text) },
    canReplay: mail.disposition === 'held' || mail.disposition === 'failed',
  };
  return page('mail/mail', title, it);
}

function untitledOf({ subject, isMasked }: JournalMail): string {
  if (subject !== null) return 'ticket.no-subject';
  return isMasked ? 'journal.masked' : 'journal.unread';
}

type Instant = {
  /** Its words are `explained.at.<name>`. */
  readonly name: 'sent' | 'seen' | 'settled' | 'filed-away';
  readonly at: number;
  /** Far from when it was seen: senders choose it (F6). */
  readonly isOff: boolean;
};

/** In the order in which they usually come; those that have not come are left out. */
function instantsOf({ sentAt, seenAt, settledAt, filedAwayAt }: JournalMail): Instant[] {
  const all = { sent: sentAt, seen: seenAt, settled: settledAt, 'filed-away': filedAwayAt };
  return (Object.keys(all) as (keyof typeof all)[]).flatMap((name) => {
    const at = all[name];
    return at === null ? [] : [{ name, at, isOff: name === 'sent' && isFarFrom(at, seenAt) }];
  });
}
