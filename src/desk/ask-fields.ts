/** Asks by mail, once, for what a ticket's form lacks, and takes the answers that come by mail. */
import { answersIn, type FormQuestion, fieldsToAsk, questionsFor } from '../domain/form-questions.ts';
import { readTicketForm, wasAsked, writeAnswers, writeAsked } from '../store/asked-fields.ts';
import type { Work } from './desk.ts';

/** What the acknowledgement of a new ticket asks; none when its form lacks nothing. */
export async function askFields({ tx }: Work, ticketId: number): Promise<readonly FormQuestion[]> {
  const { fields, answers } = await readTicketForm(tx, ticketId);
  const lacking = fieldsToAsk(fields, answers);
  if (lacking.length === 0) return [];
  const slugs = lacking.map(({ slug }) => slug);
  await writeAsked(tx, ticketId, slugs);
  return questionsFor(lacking);
}

/** Fills in what a text answers of what was asked and is not answered yet. The ticket must be locked. */
export async function takeAnswers({ tx, audit }: Work, ticketId: number, actorId: number, text: string): Promise<void> {
  if (!(await wasAsked(tx, ticketId))) return;
  const { fields, answers, asked } = await readTicketForm(tx, ticketId);
  const questions = (asked ?? []).map((slug) => fields.find((field) => field.slug === slug));
  // Of a service that the ticket no longer has, the questions mean nothing.
  if (questions.some((field) => field === undefined)) return;
  const known = questions.filter((field) => field !== undefined);
  const given = Object.entries(answersIn(text, known)).filter(([slug]) => !Object.hasOwn(answers, slug));
  if (given.length === 0) return;
  const filled = Object.fromEntries(given);
  await writeAnswers(tx, ticketId, { ...answers, ...filled });
  const labels = known.filter(({ slug }) => Object.hasOwn(filled, slug)).map(({ label }) => label);
  const subject = { subjectType: 'ticket' as const, subjectId: ticketId, ticketId };
  audit.push({ actorId, action: 'ticket.fields-answered', ...subject, after: { fields: filled, labels } });
}
