/** Notes how the server fares that mail leaves by: while it takes none there is an alarm. */
import { clear, raise } from './alarm.ts';
import { type Desk, transact } from './desk.ts';

const PLACE = { kind: 'mail-out-failing', mailboxId: null } as const;

/** `error` is one sentence without secrets. */
export async function noteMailOutFault(desk: Desk, error: string): Promise<void> {
  await transact(desk, (work) => raise(work, PLACE, { error: error.replace(/\.$/, '') }));
}

export async function noteMailOutHealth(desk: Desk): Promise<void> {
  await transact(desk, (work) => clear(work, PLACE));
}
