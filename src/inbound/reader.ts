/** Reads mails in threads of their own: none holds up the process, and one that takes too long is ended. */
import { Piscina } from 'piscina';
import { DEFAULT_PARSE_LIMITS, type ParseLimits } from './mime/parse-limits.ts';
import type { Parsed } from './parse.ts';
import { openReadQueue } from './read-queue.ts';
import type { MailFile } from './reader-worker.ts';

export type ReadResult = Parsed;

export type Reader = {
  /** Fails, with a message for people, when the file can't be read, or reading it took too long or too much memory. */
  readonly read: (mail: MailFile) => Promise<ReadResult>;
  /** Ends the threads; what they were reading fails. */
  readonly close: () => Promise<void>;
};

export type ReaderOptions = {
  /** At most so many at once; 0 reads in this thread, without a deadline. They start when there is work, and end when idle. */
  readonly threads: number;
  /** Folder that files of mails are staged in, under temporary names; null only hashes them. */
  readonly stagingFolder: string | null;
  /** For one mail, ms. */
  readonly deadlineMs?: number;
  readonly limits?: ParseLimits;
};

const DEADLINE_MS = 60_000;
const IDLE_MS = 30_000;
/** Of one thread, MB: a mail's words are bounded and its files streamed, so only a fault of ours or a library's needs more. */
const MEMORY_MB = 256;

export function createReader(options: ReaderOptions): Reader {
  const { threads, stagingFolder, limits = DEFAULT_PARSE_LIMITS, deadlineMs = DEADLINE_MS } = options;
  if (threads === 0) return readerInThisThread(stagingFolder, limits);
  const pool = new Piscina({
    filename: new URL('./reader-worker.ts', import.meta.url).href,
    name: 'readMails',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    // A small young generation costs no time here, and saves 15 MB a thread.
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 },
    // Reading waits for the disk now and then; a thread blocked in Atomics.wait would not even close its files.
    atomics: 'disabled',
    recordTiming: false,
  });
  const read = openReadQueue<MailFile, ReadResult>({
    threads,
    sizeOf: ({ known }) => known?.size ?? 0,
    run: (mails) => pool.run({ mails, stagingFolder, limits }, { signal: AbortSignal.timeout(deadlineMs) }),
  });
  return {
    read: (mail) =>
      read(mail).catch((error: Error) => {
        throw explained(error, deadlineMs);
      }),
    close: () => pool.destroy(),
  };
}

/** The parser is loaded only here: a process whose threads read has no use for its 20 MB. */
function readerInThisThread(stagingFolder: string | null, limits: ParseLimits): Reader {
  return {
    read: async (mail) => (await import('./reader-worker.ts')).readMail(mail, { stagingFolder, limits }),
    close: async () => {},
  };
}

function explained(error: Error, deadlineMs: number): Error {
  if (error.name === 'AbortError')
    return new Error(`Reading the mail took more than ${deadlineMs / 1000} s and was given up`, { cause: error });
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new Error(`Reading the mail took more than ${MEMORY_MB} MB of memory and was given up`, { cause: error });
  return error;
}
