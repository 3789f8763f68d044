/** A mailbox on an IMAP server as a mail source: one connection, kept while IDLE announces new mail. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Clock } from '../clock.ts';
import type { ImapConnection } from '../domain/mailbox-settings.ts';
import { startingMark, type Watermark } from '../domain/watermark.ts';
import { imapArrivals } from './imap/arrivals.ts';
import { imapDownload } from './imap/download.ts';
import { imapFileAway } from './imap/file-away.ts';
import { imapHeads } from './imap/heads.ts';
import { type ImapLine, imapLine } from './imap/line.ts';
import { IMAP_DEADLINES, type ImapDeadlines } from './imap/session.ts';
import type { MailSource, OpenFolder } from './mail-source.ts';
import { SourceFault } from './source-fault.ts';

export type ImapMailboxOptions = {
  readonly connection: ImapConnection;
  readonly since: 'now' | 'all' | number;
  readonly clock: Clock;
  readonly deadlines?: ImapDeadlines;
};

export function imapMailbox(options: ImapMailboxOptions): MailSource {
  const { connection, deadlines = IMAP_DEADLINES } = options;
  const line = imapLine(connection, deadlines);
  return {
    open: async () => openFolder(line, await line.open(), options),
    async waitForMail(signal) {
      if (line.isOpen() && connection.idle) await waitForNews(line, signal);
      else await aborted(signal);
    },
    close: () => line.close(),
  };
}

function openFolder(line: ImapLine, box: MailboxObject, options: ImapMailboxOptions): OpenFolder {
  const uidValidity = Number(box.uidValidity);
  return {
    folder: box.path,
    uidValidity,
    arrivals(previous: Watermark | null) {
      const state = { uidValidity, uidNext: box.uidNext };
      return imapArrivals(line, previous, startingMark(previous, state, options.since, options.clock()));
    },
    download: (arrivals, stage) => imapDownload(line, arrivals, stage),
    heads: (arrivals) => imapHeads(line, arrivals),
    async fileAway(after, places) {
      await line.mend();
      const uids = places.flatMap((place) => (place.kind === 'uid' ? [place.uid] : []));
      await line.run((client) => imapFileAway(client, after, uids));
      return { done: places, fault: null };
    },
  };
}

/** IDLE (RFC 2177); imapflow polls by NOOP where the server has none. */
async function waitForNews(line: ImapLine, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !line.takeNews()) {
    const client = line.client();
    if (!client) throw new SourceFault('lost', 'the connection was lost while waiting for mail');
    await idleOnce(client, signal);
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
