/** What running a command takes: the ticket, who commands, and what it comes to. */
import type { ReadArgument, Refusal } from '../../domain/mail-commands/mail-command.ts';
import type { DoneCommand, TicketValues, UndoStep } from '../../domain/undo-step.ts';
import type { OfferedService } from '../../store/offered-services.ts';
import type { TicketState } from '../../store/tickets.ts';
import { type Changes, changeTicket } from '../change-ticket.ts';
import type { Work } from '../desk.ts';

/** Who commands, on which ticket, by which mail. */
export type Commanding = {
  readonly work: Work;
  /** As it stands, locked. */
  readonly ticket: TicketState;
  readonly author: { readonly personId: number; readonly name: string };
  readonly as: 'staff' | 'participant';
  readonly mailboxId: number;
  readonly receivedEmailId: number;
  /** Whether the mail says anything beside its commands. */
  readonly saysMore: boolean;
  /** The service that the same mail gives the ticket; undefined where it gives none. */
  readonly newService: OfferedService | undefined;
};

/** What one command did, and how that is taken back; null where nothing can be. */
export type Ran = { readonly done: DoneCommand; readonly undo: UndoStep | null };

/** A command that can be done; `run` is given the ticket as the commands before it have left it. */
export type Runnable = {
  run(ticket: TicketState): Promise<readonly Ran[]>;
  readonly service?: OfferedService;
};

/** How one command is made ready, without writing anything: all of a mail's commands are done, or none is. */
export type Prepare<A> = (asked: Commanding, argument: A) => Promise<Runnable | { readonly refused: Refusal }>;

/** What a command that has an argument of type A is made ready with. */
export type ArgumentOf<Command> = Command extends { read(argument: string): ReadArgument<infer A> } ? A : never;

/** Changes the ticket, and says what that was; `already` when nothing had to be. */
export async function changed(
  { work, author }: Commanding,
  ticket: TicketState,
  changes: Changes & TicketValues,
  done: DoneCommand,
): Promise<readonly Ran[]> {
  if (!(await changeTicket(work, ticket, author.personId, changes))) return ALREADY;
  return [{ done, undo: { what: 'ticket', before: valuesOf(ticket, changes), after: valuesOf(changes, changes) } }];
}

/** Nothing had to be done. */
export const ALREADY: readonly Ran[] = [{ done: { code: 'already', values: {} }, undo: null }];

/** Of a ticket, what some change is about. */
export function valuesOf(from: TicketValues, changes: TicketValues): TicketValues {
  const { serviceId, teamId, assigneeId, priority, status } = from;
  const all = { serviceId, teamId, assigneeId, priority, status };
  return Object.fromEntries(Object.entries(all).filter(([what]) => changes[what as keyof TicketValues] !== undefined));
}
