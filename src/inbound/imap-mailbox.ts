/** A mailbox on an IMAP server as a mail source: one connection, kept while IDLE announces new mail. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Clock } from '../clock.ts';
import type { ImapConnection } from '../domain/mailbox-settings.ts';
import { startingMark, type Watermark } from '../domain/watermark.ts';
import { imapArrivals } from './imap-arrivals.ts';
import { imapDownload } from './imap-download.ts';
import { imapFileAway } from './imap-file-away.ts';
import { IMAP_DEADLINES, type ImapDeadlines, type ImapSession, openImapSession } from './imap-session.ts';
import type { MailSource, OpenFolder, Place } from './mail-source.ts';
import { SourceFault } from './source-fault.ts';

export type ImapMailboxOptions = {
  readonly connection: ImapConnection;
  readonly since: 'now' | 'all' | number;
  readonly clock: Clock;
  readonly deadlines?: ImapDeadlines;
};

export function imapMailbox(options: ImapMailboxOptions): MailSource {
  const { connection, deadlines = IMAP_DEADLINES } = options;
  let session: ImapSession | null = null;
  return {
    async open() {
      if (!session?.client.usable) session = await openImapSession(connection, deadlines);
      return openFolder(session, options);
    },
    async waitForMail(signal) {
      if (session && connection.idle) await waitForNews(session, signal);
      else await aborted(signal);
    },
    async close() {
      await session?.close();
      session = null;
    },
  };
}

async function openFolder(session: ImapSession, options: ImapMailboxOptions): Promise<OpenFolder> {
  const { folder } = options.connection;
  // Before the folder is looked at: what is announced after this was not seen yet.
  session.takeNews();
  const box = await session.run((client) => client.mailboxOpen(folder));
  const uidValidity = Number(box.uidValidity);
  return {
    folder: box.path,
    uidValidity,
    arrivals(previous: Watermark | null) {
      const state = { uidValidity, uidNext: box.uidNext };
      return imapArrivals(session, previous, startingMark(previous, state, options.since, options.clock()));
    },
    download: (arrivals, stage) => imapDownload(session, arrivals, stage),
    fileAway: (after, places) => session.run((client) => imapFileAway(client, after, uidsOf(places))),
  };
}

const uidsOf = (places: readonly Place[]) => places.flatMap((place) => (place.kind === 'uid' ? [place.uid] : []));

/** IDLE (RFC 2177); imapflow polls by NOOP where the server has none. */
async function waitForNews(session: ImapSession, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !session.takeNews()) {
    if (!session.client.usable) throw new SourceFault('lost', 'the connection was lost while waiting for mail');
    await idleOnce(session.client, signal);
  }
}

/** Until mail is announced, the server ends the IDLE, or the signal does. The listeners go with the round. */
async function idleOnce(client: ImapFlow, signal: AbortSignal): Promise<void> {
  const round = new AbortController();
  const until = { signal: AbortSignal.any([signal, round.signal]) };
  const heard = ['exists', 'close'].map((event) => once(client, event, until).catch(() => {}));
  // A server that ends every IDLE at once must not make us spin.
  const idled = client.idle().then(() => setTimeout(PAUSE, undefined, until));
  try {
    await Promise.race([...heard, idled.catch(() => {})]);
  } finally {
    round.abort();
  }
}

const PAUSE = 1000;

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
