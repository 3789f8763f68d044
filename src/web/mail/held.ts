/** The queue of held mails: each with why, its first lines, and what may become of it. */
import { z } from 'zod';
import { countHeldMails, type HeldMail, type HeldPage, readHeldMails } from '../../store/held-mails.ts';
import { type JournalMail, readJournalMail } from '../../store/journal-mail.ts';
import { type Answer, page } from '../answer.ts';
import { ID } from '../id.ts';
import { queryOf, type Visit, viewerOf } from '../visit.ts';
import { firstLines, mailTextOf } from './held-text.ts';
import { judgedBy } from './judged-by.ts';
import { outcomeOf } from './outcome.ts';
import { shownSender } from './shown-sender.ts';

const id = ID.optional().catch(undefined);
const HELD_QUERY = z.object({ after: id, before: id, judged: id });

export async function showHeld(visit: Visit): Promise<Answer> {
  const viewer = viewerOf(visit);
  const { read } = visit.web.desk.database;
  const { judged, ...request } = queryOf(visit, HELD_QUERY);
  const [list, count, last] = await Promise.all([
    readHeldMails(read, viewer, request),
    countHeldMails(read, viewer),
    judged === undefined ? null : readJournalMail(read, viewer, judged),
  ]);
  const mails = await Promise.all(list.mails.map((mail) => shownHeld(visit, mail)));
  const it = { mails, count, judged: last && justJudged(last), urls: urlsOf(list) };
  return page('mail/held', visit.say('held.title'), it);
}

async function shownHeld(visit: Visit, mail: HeldMail) {
  const text = await mailTextOf(visit, mail);
  return {
    ...{ mail, why: outcomeOf(visit.say, { disposition: 'held', reason: mail.reason }).why },
    sender: shownSender(mail.from, text?.author ?? ''),
    excerpt: text && firstLines(text),
  };
}

/** The mail that the last form was about; null when nobody has judged it, whatever the address says. */
function justJudged(mail: JournalMail) {
  const judged = judgedBy(mail);
  return judged && { id: mail.id, judgement: judged.judgement };
}

function urlsOf({ next, previous }: HeldPage) {
  return {
    next: next === null ? null : `/mail/held?after=${next}`,
    previous: previous === null ? null : `/mail/held?before=${previous}`,
  };
}
