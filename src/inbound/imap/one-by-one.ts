/** Asks an IMAP server for one mail by itself, so that one that it can't deliver fails alone. */
import type { ImapFlow } from 'imapflow';
import { SourceFault } from '../source-fault.ts';
import type { ImapLine } from './line.ts';

export type Outcome<T> = { readonly value: T } | { readonly fault: SourceFault };

/**
 * A mail is to blame when it fails as the first command on a new connection, and the server can be reached again
 * afterwards: a line that breaks now and then, or a command before this one, is no fault of the mail. Throws the
 * SourceFault when it is the server that fails.
 */
export async function askAlone<T>(
  line: ImapLine,
  ask: (client: ImapFlow) => Promise<T>,
  deadline?: number,
): Promise<Outcome<T>> {
  await line.mend();
  const wasFresh = line.isFresh();
  try {
    return { value: await line.run(ask, deadline) };
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault;
    await line.mend();
    return wasFresh ? { fault } : askAlone(line, ask, deadline);
  }
}
