/** The ticket and the service that a mail is about, whatever becomes of it: by them the journal knows from whom to hide what is on no ticket. */
import type { TicketFacts } from '../../domain/mail-facts.ts';
import type { Survey } from './survey.ts';

/** The service of the ticket that it is about, or the one that it would go to; a confidential one before the others. */
export function concernedService({ thread, choice }: Pick<Survey, 'thread' | 'choice'>): number | null {
  const { service } = choice;
  const ticket = concernedTicket({ thread });
  const candidates = [
    ...(ticket ? [ticket] : []),
    ...(service ? [{ serviceId: service.id, confidentialTeamIds: service.confidentialTeamIds }] : []),
  ];
  const confidential = candidates.find(({ confidentialTeamIds }) => confidentialTeamIds !== null);
  return (confidential ?? candidates[0])?.serviceId ?? null;
}

/** The ticket that it goes on or speaks of: a forged answer, or a stranger's, is tied to no ticket and quotes it all the same. */
export function concernedTicket({ thread }: Pick<Survey, 'thread'>): TicketFacts | null {
  return thread.ticket ?? thread.mentions;
}
