/** Senders who are blocked, or who may do more or less in an hour than everybody else. */
import { z } from 'zod';
import { changeSenderPolicy } from '../../desk/sender-policy.ts';
import { listSenderPolicies } from '../../store/sender-policies.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { formOf, queryOf, type Visit, viewerOf } from '../visit.ts';

const SENDERS_QUERY = z.object({ after: z.string().max(320).optional().catch(undefined) });

export async function showSenders(visit: Visit): Promise<Answer> {
  const { after } = queryOf(visit, SENDERS_QUERY);
  const { policies, next } = await listSenderPolicies(visit.web.desk.database.read, after);
  const urls = {
    next: next === null ? null : `/mail/senders?${new URLSearchParams({ after: next })}`,
    previous: after === undefined ? null : '/mail/senders',
  };
  const it = { policies, urls, setsLimits: viewerOf(visit).role === 'admin' };
  return page('mail/senders', visit.say('senders.title'), it);
}

/** Nothing typed is what everybody may; what the form has no field for stays as it is. */
const LIMIT = z.union([z.literal('').transform(() => null), z.coerce.number()]).optional();
const SENDER = z.object({
  ...{ address: z.string().max(400), blocked: z.enum(['yes', 'no']).optional() },
  ...{ tickets: LIMIT, acknowledgements: LIMIT },
});

export async function changeSender(visit: Visit): Promise<Answer> {
  const { address, blocked, tickets, acknowledgements } = formOf(visit, SENDER);
  const change = {
    ...(blocked === undefined ? {} : { isBlocked: blocked === 'yes' }),
    ...(tickets === undefined ? {} : { ticketsAnHour: tickets }),
    ...(acknowledgements === undefined ? {} : { acknowledgementsAnHour: acknowledgements }),
  };
  await changeSenderPolicy(visit.web.desk, viewerOf(visit), address, change, visit.once);
  return redirect('/mail/senders');
}
