/** Subjects: the same for all mails about a ticket, so that mail programs keep them together. */
import { wordsIn } from '../../ground/words.ts';
import type { Letter } from './letter.ts';

export function subjectOf({ ticket, kinds, locale, values }: Letter): string {
  if (ticket) return `[${ticket.reference}] ${ticket.title}`;
  const [kind = 'entry'] = kinds;
  const { subject, items, more } = values;
  const say = wordsIn(locale);
  const spoken = { subject: subject || say('ticket.no-subject'), count: items.length + more };
  return say(`email.subject.${kind}`, spoken);
}
