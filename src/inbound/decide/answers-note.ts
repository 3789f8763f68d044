/** Whether a mail answers an internal note: then it stays internal, whoever writes it. */
import type { MailFacts, TicketFacts } from '../../domain/mail-facts.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import type { ReplyTokens } from './reply-tokens.ts';

export type AnsweringNote = {
  readonly email: Pick<ParsedEmail, 'inReplyTo' | 'references'>;
  readonly facts: Pick<MailFacts, 'internalMessageIds' | 'ticketOfMessageId'>;
  readonly tokens: ReplyTokens;
};

/**
 * True when it is written to the address of a mail about a note, or answers such a mail, or the mail that the note came
 * by. References hold the whole thread, notes and public entries: only the newest that we know of tells what is answered.
 */
export function answersNote({ id: ticketId }: TicketFacts, { email, facts, tokens }: AnsweringNote): boolean {
  const ofTicket = tokens.valid.filter((token) => token.ticketId === ticketId);
  const isNote = (id: string) => {
    const token = ofTicket.find((one) => one.id === id);
    return token?.isInternal || facts.internalMessageIds.includes(id);
  };
  const isKnown = (id: string) => ofTicket.some((one) => one.id === id) || Object.hasOwn(facts.ticketOfMessageId, id);
  if (ofTicket.some(({ where, isInternal }) => where === 'address' && isInternal)) return true;
  if (email.inReplyTo.some(isNote)) return true;
  const newest = [...email.inReplyTo, ...email.references.toReversed()].find(isKnown);
  return newest !== undefined && isNote(newest);
}
