/** A line to one folder of an IMAP server: opened, and made anew when it was lost on the way. */
import type { ImapFlow, MailboxObject } from 'imapflow';
import type { ImapConnection } from '../../domain/mailbox-settings.ts';
import { SourceFault } from '../source-fault.ts';
import { type ImapDeadlines, type ImapSession, imapSession } from './session.ts';

export type ImapLine = {
  /** Looks at the folder as it is now; connects when it must. Throws a SourceFault. */
  open(): Promise<MailboxObject>;
  /** Runs commands on the open folder; after a fault the line is lost, see `mend`. */
  run<T>(work: (client: ImapFlow) => Promise<T>, deadline?: number): Promise<T>;
  /** Connects again where the line was lost; throws when the server is away, or its UIDs mean other mails now. */
  mend(): Promise<void>;
  /** Nothing has run since it was connected: what fails now does not fail for what came before it. */
  isFresh(): boolean;
  /** Since `open`, until `close`; the connection may have been lost meanwhile. */
  isOpen(): boolean;
  /** Null when there is no connection just now. */
  client(): ImapFlow | null;
  /** Whether mail was announced, or may have been missed, since this was last asked. */
  takeNews(): boolean;
  /** Ends what is under way; only `open` connects again. */
  close(): Promise<void>;
};

type State = {
  session: ImapSession | null;
  uidValidity: bigint | null;
  isOpen: boolean;
  isFresh: boolean;
  wasMended: boolean;
};

type Select = () => Promise<MailboxObject>;

export function imapLine(connection: ImapConnection, deadlines: ImapDeadlines): ImapLine {
  const state: State = { session: null, uidValidity: null, isOpen: false, isFresh: false, wasMended: false };
  const select: Select = async () => {
    const session = await connected(state, () => imapSession(connection, deadlines));
    // Before the folder is looked at: what is announced after this was not seen yet.
    session.takeNews();
    return session.run((client) => client.mailboxOpen(connection.folder));
  };
  return {
    async open() {
      state.isOpen = true;
      state.wasMended = false;
      const box = await select();
      state.uidValidity = box.uidValidity;
      return box;
    },
    async run(work, deadline) {
      const answer = await (state.session ?? closedLine()).run(work, deadline);
      state.isFresh = false;
      return answer;
    },
    mend: () => mend(state, select),
    isFresh: () => state.isFresh,
    isOpen: () => state.isOpen,
    client: () => (state.session?.client.usable ? state.session.client : null),
    takeNews: () => takeNews(state),
    async close() {
      state.isOpen = false;
      await state.session?.close();
    },
  };
}

/** The new session is known before it is connected: whoever closes the line closes it too. */
async function connected(state: State, create: () => ImapSession): Promise<ImapSession> {
  if (state.session?.client.usable) return state.session;
  const session = create();
  state.session = session;
  await session.connect();
  state.isFresh = true;
  return session;
}

async function mend(state: State, select: Select): Promise<void> {
  if (state.session?.client.usable) return;
  if (!state.isOpen) closedLine();
  if ((await select()).uidValidity !== state.uidValidity)
    throw new SourceFault('folder', 'the server has numbered its mails anew in the middle of a pass');
  state.wasMended = true;
}

function takeNews(state: State): boolean {
  const hadNews = Boolean(state.session?.takeNews()) || state.wasMended;
  state.wasMended = false;
  return hadNews;
}

function closedLine(): never {
  throw new SourceFault('lost', 'the connection was closed');
}
