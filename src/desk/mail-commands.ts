/** Makes a mail's commands ready, all or none of them, and does them. */
import { COMMAND_NAMES, type CommandName, commandNamed, MAIL_COMMANDS, nearestCommand } from '../domain/commands.ts';
import type { Commands } from '../domain/decision.ts';
import { type Refusal, refusal } from '../domain/mail-commands/mail-command.ts';
import { MOST_COMMANDS } from '../domain/read-commands.ts';
import { type DoneCommand, UNDO_WITHIN } from '../domain/undo-step.ts';
import { lockTicket } from '../store/tickets.ts';
import { insertUndoStep } from '../store/undo-steps.ts';
import { assign } from './mail-commands/assign.ts';
import { cc } from './mail-commands/cc.ts';
import { help } from './mail-commands/help.ts';
import { leave } from './mail-commands/leave.ts';
import { mute } from './mail-commands/mute.ts';
import { note } from './mail-commands/note.ts';
import { priority } from './mail-commands/priority.ts';
import type { ArgumentOf, Commanding, Prepare, Runnable } from './mail-commands/running.ts';
import { service } from './mail-commands/service.ts';
import { close, reopen, resolve } from './mail-commands/status.ts';

const PREPARE: { readonly [Name in CommandName]: Prepare<ArgumentOf<(typeof MAIL_COMMANDS)[Name]>> } = {
  ...{ service, priority, assign, cc, note, reopen, resolve, close, leave, mute, help },
};

/** What the answer says was done; the step is null where nothing can be taken back. */
export type DoneAnswer = DoneCommand & { readonly undoStepId: number | null };

/** Commands that are ready to be done, or why none of them is. */
export type Heard = {
  readonly as: Commands['as'];
  readonly endsAt: number;
  readonly saysMore: boolean;
  readonly names: readonly CommandName[];
  /** None when they can be done; the values say which `command` it was, as written. */
  readonly refused: readonly Refusal[];
  /** Does them; only when none is refused. */
  run(): Promise<readonly DoneAnswer[]>;
};

type Written = Commands['list'][number];
type Ready = Runnable & { readonly name: CommandName; readonly written: Written };

export async function hearCommands(commands: Commands, asking: Omit<Commanding, 'newService' | 'as'>): Promise<Heard> {
  const { as, endsAt, list } = commands;
  const named = list.map((written) => ({ written, name: commandNamed(written.name) }));
  const names = COMMAND_NAMES.filter((name) => named.some((one) => one.name === name));
  const refused: Refusal[] = [...refusedOfAll(list), ...named.flatMap(({ written, name }) => unknown(written, name))];
  const ready: Ready[] = [];
  let asked: Commanding = { ...asking, as, newService: undefined };
  for (const name of names) {
    const ofName = named.filter((one) => one.name === name).map(({ written }) => written);
    for (const written of MAIL_COMMANDS[name].settles === null ? [joined(ofName)] : ofName) {
      const made = await prepare(name, asked, written.argument);
      if ('refused' in made) refused.push(of(written, made.refused));
      else ready.push({ ...made, name, written });
      if ('service' in made && made.service) asked = { ...asked, newService: made.service };
    }
  }
  refused.push(...contradictions(ready));
  return { as, endsAt, saysMore: asking.saysMore, names, refused, run: () => run(asked, ready) };
}

/** `#cc a` and `#cc b` are one command about both. */
function joined(written: readonly Written[]): Written {
  const argument = written.map((one) => one.argument).join(' ');
  return { name: written[0]?.name ?? '', argument: argument.trim() };
}

function refusedOfAll(list: readonly Written[]): Refusal[] {
  return list.length > MOST_COMMANDS ? [{ code: 'too-many', values: { most: MOST_COMMANDS } }] : [];
}

function unknown(written: Written, name: CommandName | null): Refusal[] {
  if (name !== null) return [];
  const nearest = nearestCommand(written.name);
  return [of(written, { code: 'unknown', values: nearest ? { nearest: `#${nearest}` } : { context: 'none' } })];
}

function prepare<Name extends CommandName>(
  name: Name,
  asked: Commanding,
  argument: string,
): Promise<Awaited<ReturnType<Prepare<null>>>> {
  const command = MAIL_COMMANDS[name];
  if (asked.as === 'participant' && !command.isForAll) return Promise.resolve(refusal('staff-only'));
  const read = command.read(argument);
  if ('refused' in read) return Promise.resolve(read);
  return PREPARE[name](asked, read.argument as ArgumentOf<(typeof MAIL_COMMANDS)[Name]>);
}

/** Of two that settle the same nobody can say which was meant. */
function contradictions(ready: readonly Ready[]): Refusal[] {
  return ready
    .filter(({ name }, at) => {
      const { settles } = MAIL_COMMANDS[name];
      return settles !== null && ready.slice(0, at).some((one) => MAIL_COMMANDS[one.name].settles === settles);
    })
    .map(({ written }) => of(written, { code: 'contradiction', values: {} }));
}

function of<Said extends Refusal>(written: Written, said: Said): Said {
  const { name, argument } = written;
  const command = `#${name}${argument && ` ${argument}`}`.slice(0, LONGEST_SHOWN);
  return { ...said, values: { ...shortened(said.values), command } };
}

function shortened(values: Refusal['values']): Refusal['values'] {
  const short = (value: Refusal['values'][string]) =>
    typeof value === 'string' ? value.slice(0, LONGEST_SHOWN) : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, short(value)]));
}

const LONGEST_SHOWN = 200;

async function run(asked: Commanding, ready: readonly Ready[]): Promise<readonly DoneAnswer[]> {
  const { tx, now } = asked.work;
  const answers: DoneAnswer[] = [];
  for (const { name: command, written, run } of ready) {
    const ticket = (await lockTicket(tx, asked.ticket.id)) ?? asked.ticket;
    const by = { ticketId: ticket.id, personId: asked.author.personId, command, as: asked.as };
    for (const ran of await run(ticket)) {
      const done = of(written, ran.done);
      const step = ran.undo && { ...by, done, step: ran.undo, expiresAt: now + UNDO_WITHIN };
      answers.push({ ...done, undoStepId: step && (await insertUndoStep(tx, step)) });
    }
  }
  return answers;
}
