/** Which commands of a mail are to be obeyed: what it begins with, and what whoever wrote it may command. */
import { commandNamed, MAIL_COMMANDS } from '../../domain/commands.ts';
import type { Commands } from '../../domain/decision.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { readCommands, saysMore } from '../../domain/read-commands.ts';
import { maySeeAsStaff } from '../../domain/standing.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { type Answer, isProven } from './answer.ts';
import { hasSeveralAuthors } from './authors.ts';
import type { Survey } from './survey.ts';

/** Null when there is none, or when nothing that this author writes is one. */
export function commandsOf(survey: Survey): Commands | null {
  const as = powersOf(survey);
  return as && readAs(survey, as);
}

/**
 * True when an agent's mail begins with what only staff may command, and nothing proves that they wrote it: whoever it
 * was did not mean those lines for everybody to read.
 */
export function isUnprovenCommand(survey: Survey): boolean {
  if (!isHeard(survey) || !isAgent(survey) || isProvenAuthor(survey)) return false;
  const names = readAs(survey, 'staff')?.list.map(({ name }) => commandNamed(name)) ?? [];
  return names.some((name) => name !== null && !MAIL_COMMANDS[name].isForAll);
}

export function commandFindings(commands: Commands | null): Finding[] {
  if (!commands) return [];
  return [finding('text', 'ok', 'commands', { commands: commands.list.map(({ name }) => `#${name}`) })];
}

/** Whoever asks for help, or closes what is closed, reopens nothing by writing. */
export function reasonOf(answer: Answer, commands: Commands | null, email: ParsedEmail): Answer['reason'] {
  if (answer.reason !== 'reopened' || commands === null) return answer.reason;
  const names = commands.list.map(({ name }) => commandNamed(name));
  const isReopened = names.includes('reopen') || (saysMore(email, commands) && !names.includes('close'));
  return isReopened ? 'reopened' : 'answer';
}

function readAs({ deciding: { email } }: Survey, as: Commands['as']): Commands | null {
  return readCommands(email.text, email.segments, as);
}

/** Staff powers need a proof; a stranger has none at all, whatever token the mail carries. */
function powersOf(survey: Survey): Commands['as'] | null {
  const { thread, answer } = survey;
  if (!isHeard(survey)) return null;
  const isStranger = thread.ticket !== null && answer !== null && thread.standing === 'stranger';
  if (isStranger) return null;
  if (isAgent(survey) && isProvenAuthor(survey)) return 'staff';
  const isForStaffAlone = answer !== null && thread.standing === 'staff';
  return isForStaffAlone ? null : 'participant';
}

/** A machine commands nothing, nor does a mail of which we can't say who wrote it, nor one that was forged and let in. */
function isHeard({ classification, authentication, deciding }: Survey): boolean {
  if (classification.kind !== 'human' || authentication.trust === 'failed') return false;
  return !hasSeveralAuthors(deciding.email, deciding.facts, deciding.mailbox.organisationDomains);
}

/** Whether the author may see the ticket as staff, even one that they asked for or were invited to themselves. */
function isAgent({ person, thread, answer, choice }: Survey): boolean {
  const teams = (answer ? thread.ticket : choice.service)?.confidentialTeamIds ?? null;
  return person !== null && maySeeAsStaff(teams, person);
}

function isProvenAuthor({ author, authentication, thread }: Survey): boolean {
  return isProven({ author, trust: authentication.trust, thread });
}
