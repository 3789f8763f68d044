/** The way of a mail that was sent from the demo's page: sent, received, become a ticket or something else. */
import { isStaff } from '../../domain/person.ts';
import { type Answer, page } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { asksForPiece, paramOf, type Visit } from '../visit.ts';
import { demoOf } from './demo-of.ts';
import { answerUrl, mailboxUrl, wayUrl } from './urls.ts';
import { waysOn } from './ways-on.ts';

/** A script asks for the steps alone, again and again, until there is no more to come. */
export async function showWay(visit: Visit): Promise<Answer> {
  const { sent, people, whatBecameOf } = demoOf(visit);
  const messageId = paramOf(visit, 'messageId');
  const letter = sent.find(messageId);
  const found = await whatBecameOf(messageId);
  if (!letter && !found) throw new Refusal('not-found');
  const settled = found?.disposition === 'pending' ? null : found;
  const it = {
    ...{ url: wayUrl(messageId), letter, found, settled },
    on: settled && (await waysOn(visit, settled)),
    answer: letter && settled?.ticket ? answerUrl(letter, settled.ticket) : null,
    mailbox: letter && mailboxUrl(letter.from),
    writer: people.find(({ address }) => address === letter?.from) ?? null,
    staff: people.filter(({ role }) => isStaff(role)),
  };
  const isPiece = asksForPiece(visit.request);
  return page(isPiece ? 'demo/way-steps' : 'demo/way', visit.say('demo-page.way'), it, { isPiece });
}
