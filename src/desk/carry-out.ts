/** Carries out what was decided of a mail: its ticket, entry, people and files. */
import type { NamedPerson } from '../domain/decision.ts';
import { finding } from '../domain/finding.ts';
import { appendByMail } from './append-by-mail.ts';
import type { Appending, DecidedMail, Opening, Written } from './decided-mail.ts';
import type { Work } from './desk.ts';
import { makePeople } from './make-people.ts';
import { noteBounce } from './note-bounce.ts';
import { openByMail } from './open-by-mail.ts';

/** Of mail that is imported nobody is told. */
export async function carryOut(given: Work, mail: DecidedMail): Promise<Written> {
  const { plan, ticketId, ticket } = mail.decision;
  const work = mail.row.isSilent ? { ...given, news: [] } : given;
  const isNoted = plan.act === 'bounce' && (await noteBounce(work, plan.outboxEmailId, plan.recipients));
  if (plan.act === 'none' || plan.act === 'bounce') {
    return { ticketId, reference: ticket, finding: finding('apply', 'ok', isNoted ? 'bounced' : 'nothing') };
  }
  const people = await makePeople(work, namedIn(plan), mail.row.id);
  return plan.act === 'open' ? openByMail(work, mail, plan, people) : appendByMail(work, mail, plan, people);
}

function namedIn(plan: Opening | Appending): NamedPerson[] {
  const { author, people } = plan;
  const requester = plan.act === 'open' ? [plan.requester] : [];
  return [author, ...requester, ...people.contacts, ...people.followers];
}
