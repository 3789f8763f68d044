/** What every command by mail has: its other names, who may give it, what it settles, and how what follows it is read. */

export type MailCommand<A> = {
  /** Other words for it. */
  readonly aliases: readonly string[];
  /** Whether requesters and contacts may give it, too. */
  readonly isForAll: boolean;
  /** Of two in one mail that settle the same, neither is done; null where both may be. */
  readonly settles: 'status' | 'assignee' | 'priority' | 'service' | 'membership' | null;
  /** What may follow it on its line: nothing, an argument, or words that the mail goes on with. */
  readonly takes: 'nothing' | 'argument' | 'words';
  read(argument: string): ReadArgument<A>;
};

export type ReadArgument<A> = { readonly argument: A } | { readonly refused: Refusal };

/** Why a command is not done: `command.refused.<code>` in the locale files, and what those words speak of. */
export type Refusal = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
};

export function refusal(code: string, values: Refusal['values'] = {}): { readonly refused: Refusal } {
  return { refused: { code, values } };
}

/** Of commands that stand by themselves. */
export function readNothing(argument: string): ReadArgument<null> {
  return argument === '' ? { argument: null } : refusal('stands-alone');
}
