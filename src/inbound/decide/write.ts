/** Plans what a mail that passed every gate writes: an entry on its ticket, or a ticket of its own. */
import { finding } from '../../domain/finding.ts';
import { namedPerson } from '../../domain/known-person.ts';
import type { TicketFacts } from '../../domain/mail-facts.ts';
import { NOBODY, peopleOf } from '../people.ts';
import type { Answer } from './answer.ts';
import { isAnswerable } from './answerable.ts';
import type { Author } from './author.ts';
import { acknowledgement } from './caps.ts';
import { commandFindings, commandsOf, isUnprovenCommand, reasonOf } from './commands.ts';
import { forwardingOf } from './forward.ts';
import { openingFor, passedOn } from './forward-opening.ts';
import { type Outcome, tiedTo } from './outcome.ts';
import type { Survey } from './survey.ts';

export function write(survey: Survey, author: Author): Outcome {
  const { thread, answer } = survey;
  if (!thread.ticket || !answer) return open(survey, author);
  const entry = isUnprovenCommand(survey) ? { ...answer, ...STAFF_UNPROVEN } : answer;
  return append(survey, author, thread.ticket, entry);
}

const STAFF_UNPROVEN = { reason: 'staff-unproven', visibility: 'private', newStatus: null, mayInvite: false } as const;

function append(survey: Survey, author: Author, ticket: TicketFacts, entry: Answer): Outcome {
  const commands = entry.reason === 'staff-unproven' ? null : commandsOf(survey);
  const invited = entry.mayInvite
    ? inviteTo(survey, author, ticket)
    : { people: NOBODY, findings: [finding('people', 'ok', 'not-invited', { address: author.address })] };
  return {
    disposition: 'appended',
    reason: reasonOf(entry, commands, survey.deciding.email),
    ticket: tiedTo(ticket),
    findings: [...invited.findings, ...forwardingOf(survey, commands).findings, ...commandFindings(commands)],
    plan: {
      act: 'append',
      ticketId: ticket.id,
      author: named(survey, author),
      visibility: entry.visibility,
      folded: entry.reason === 'auto-reply',
      newStatus: entry.newStatus,
      people: invited.people,
      isTold: entry.reason !== 'auto-reply' && entry.reason !== 'courtesy',
      isAnswerable: isAnswerable(survey.deciding.email, survey.classification.kind),
      commands,
    },
  };
}

function open(survey: Survey, author: Author): Outcome {
  const { choice, thread, follows, classification } = survey;
  const { people, findings } = inviteTo(survey, author, null);
  const writer = named(survey, author);
  const isMachine = classification.kind !== 'human';
  const { commands, forwarding } = passedOn(survey);
  const acknowledged = acknowledgement(survey);
  const forward = forwarding.forward && openingFor(survey, forwarding.forward, people);
  return {
    disposition: 'opened',
    reason: follows ? 'follows' : thread.mentions ? 'mentions' : isMachine ? 'machine-mail' : 'new',
    ticket: tiedTo(null),
    findings: [
      ...findings,
      ...forwarding.findings,
      ...(forward?.findings ?? []),
      ...commandFindings(commands),
      ...acknowledged.findings,
    ],
    plan: {
      act: 'open',
      requester: writer,
      author: writer,
      title: choice.title,
      forward: null,
      serviceId: choice.service?.id ?? null,
      teamId: choice.service?.teamId ?? null,
      serviceReason: choice.reason,
      mentionsTicketId: thread.mentions?.id ?? null,
      followsTicketId: follows?.id ?? null,
      people,
      isAnswerable: acknowledged.isAnswerable,
      commands,
      ...forward?.plan,
    },
  };
}

function inviteTo({ deciding, ours, classification, choice }: Survey, author: Author, ticket: TicketFacts | null) {
  const { email, mailbox, facts } = deciding;
  const isMachine = classification.kind !== 'human';
  const { service } = choice;
  return peopleOf({ email, mailbox, ours, facts, author, ticket, service, isMachine });
}

function named({ deciding: { facts, mailbox } }: Survey, { name, address }: Author) {
  return namedPerson({ name, address }, facts, mailbox.organisationDomains);
}
