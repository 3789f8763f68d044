/** The outbox: what became of every mail of ours, in the server's words, and sending one again. */
import { resendOutboxEmail } from '../../desk/resend.ts';
import { canResend } from '../../store/outbox-ends.ts';
import { countOutbox, OUTBOX_STATES, type OutboxPage, type OutboxRow, readOutbox } from '../../store/outbox-list.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { hereOf } from '../frame.ts';
import { idOf } from '../id.ts';
import { queryOf, type Visit, viewerOf } from '../visit.ts';
import { outboxOutcome } from './outbox-outcome.ts';
import { OUTBOX_QUERY, type OutboxQuery, outboxUrl } from './outbox-query.ts';
import { minutesLeft } from './shown-mailbox.ts';

export async function showOutbox(visit: Visit): Promise<Answer> {
  const viewer = viewerOf(visit);
  const query = queryOf(visit, OUTBOX_QUERY);
  const { read } = visit.web.desk.database;
  const { state, to: recipient, ticket, after: olderThan, before: newerThan } = query;
  const [list, counts] = await Promise.all([
    readOutbox(read, viewer, { state, recipient, ticket }, { olderThan, newerThan }),
    countOutbox(read, viewer),
  ]);
  const { after: _, before: __, ...filters } = query;
  const states = OUTBOX_STATES.map((name) => ({ name, count: counts[name], url: outboxUrl({ state: name }) }));
  const it = {
    ...{ query, states, urls: urlsOf(query, list), mails: list.mails.map((mail) => shownMail(visit, mail)) },
    isFiltered: Object.values(filters).some((value) => value !== undefined),
  };
  return page('mail/outbox', visit.say('outbox.title'), it);
}

/** Leads back to the page of the list that the form stood on. */
export async function resendFromOutbox(visit: Visit): Promise<Answer> {
  await resendOutboxEmail(visit.web.desk, viewerOf(visit), idOf(visit), visit.once);
  const here = hereOf(visit.request);
  return redirect(/^\/mail\/outbox(?:\?|$)/.test(here) ? here : '/mail/outbox');
}

function shownMail({ say, now }: Visit, mail: OutboxRow) {
  const isRetried = mail.state === 'queued' && mail.attempts > 0;
  return {
    ...mail,
    ...outboxOutcome(say, mail),
    canResend: canResend(mail.state),
    minutesLeft: isRetried ? minutesLeft(mail.dueAt, now) : null,
  };
}

function urlsOf(query: OutboxQuery, { older, newer }: OutboxPage) {
  const { after: _, before: __, ...filters } = query;
  return {
    next: older === null ? null : outboxUrl({ ...filters, after: older }),
    previous: newer === null ? null : outboxUrl({ ...filters, before: newer }),
  };
}
