/** The journal: what became of every mail that was seen, and whether that adds up. */
import { countHeldMails } from '../../store/held-mails.ts';
import { type JournalPage, LOOKED_AT, readJournal } from '../../store/journal-list.ts';
import type { JournalMailbox } from '../../store/journal-mailboxes.ts';
import { type Answer, page } from '../answer.ts';
import { queryOf, type Visit, viewerOf } from '../visit.ts';
import { FILTERS, filterOf, JOURNAL_QUERY, type JournalQuery, journalUrl, midnight } from './journal-query.ts';
import { mailboxesOf } from './mailboxes.ts';
import { outcomeOf } from './outcome.ts';
import { shownMailbox } from './shown-mailbox.ts';

export async function showJournal(visit: Visit): Promise<Answer> {
  const viewer = viewerOf(visit);
  const query = queryOf(visit, JOURNAL_QUERY);
  const request = { olderThan: query.after, newerThan: query.before };
  const [list, mailboxes, held] = await Promise.all([
    readJournal(visit.web.desk.database.read, viewer, filterOf(query), request),
    mailboxesOf(visit.web),
    countHeldMails(visit.web.desk.database.read, viewer),
  ]);
  const it = {
    mails: list.mails.map((mail) => ({ ...mail, ...outcomeOf(visit.say, mail) })),
    mailboxes: mailboxes.map((mailbox) => shownMailbox(visit, mailbox)),
    ...{ query, chips: chipsOf(visit, query, mailboxes), urls: urlsOf(query, list), bounded: boundedOf(query, list) },
    held,
    hidesSome: viewer.hiddenServiceIds.length > 0,
  };
  return page('mail/journal', visit.say('journal.title'), it);
}

function urlsOf(query: JournalQuery, { older, newer }: JournalPage) {
  const { after: _, before: __, ...filters } = query;
  return {
    next: older === null ? null : journalUrl({ ...filters, after: older }),
    previous: newer === null ? null : journalUrl({ ...filters, before: newer }),
  };
}

type Bounded = { readonly direction: 'newest' | 'older' | 'newer'; readonly count: number };

/** Null when all there is was looked at, or a page was filled. */
function boundedOf({ after, before }: JournalQuery, { isBounded }: JournalPage): Bounded | null {
  if (!isBounded) return null;
  return { direction: before !== undefined ? 'newer' : after !== undefined ? 'older' : 'newest', count: LOOKED_AT };
}

/** Each filter in words, with the address of the journal without it. */
function chipsOf({ say }: Visit, query: JournalQuery, mailboxes: readonly JournalMailbox[]) {
  const { after: _, before: __, ...filters } = query;
  const shown = (name: (typeof FILTERS)[number]) => {
    if (name === 'disposition') return say(`disposition.${query.disposition}`);
    if (name === 'mailbox') return mailboxes.find(({ mailboxId }) => mailboxId === query.mailbox)?.address ?? '?';
    if (name === 'since' || name === 'until') return say('journal.day', { date: midnight(query[name] ?? '') });
    return String(query[name]);
  };
  return FILTERS.filter((name) => query[name] !== undefined).map((name) => ({
    label: say(`journal.filter.${name}`),
    words: shown(name),
    url: journalUrl({ ...filters, [name]: undefined }),
  }));
}
