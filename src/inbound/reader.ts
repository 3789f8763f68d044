/** Reads mails in threads of their own: none holds up the process, and what takes too long is ended and read briefly. */
import { Piscina } from 'piscina';
import { DEFAULT_PARSE_LIMITS, type ParseLimits } from './mime/parse-limits.ts';
import type { Parsed } from './parse.ts';
import { type Outcome, openReadQueue } from './read-queue.ts';
import type { MailFile } from './reader-worker.ts';
import { ReadingEnded, type ReadingTime, watchReading } from './watch-reading.ts';

export type ReadResult = Parsed;

export type Reader = {
  /**
   * Fails, with a message for people, when the file can't be read. A mail that takes too long, or too much memory, is
   * read again in a cheap way (`took-too-long` among its findings): it fails only if even that does.
   */
  readonly read: (mail: MailFile) => Promise<ReadResult>;
  /** Ends the threads; what they were reading fails. */
  readonly close: () => Promise<void>;
};

export type ReaderOptions = {
  /** At most so many at once; 0 reads in this thread, without a deadline. They start when there is work, and end when idle. */
  readonly threads: number;
  /** How many of them read at once while all get on: 1 unless told otherwise, for whom the machine is. */
  readonly together?: number;
  /** Folder that files of mails are staged in, under temporary names; null only hashes them. */
  readonly stagingFolder: string | null;
  /** That one mail may take. */
  readonly time?: ReadingTime;
  /** Of JavaScript objects of one thread. */
  readonly memoryMb?: number;
  /** Of that, for what was just made; more is faster, for whom memory is no matter. */
  readonly youngMb?: number;
  readonly limits?: ParseLimits;
};

/** A mail of the usual size has 2 s of CPU time, a hundred times what it needs; a large one more. */
const TIME: ReadingTime = { cpuMs: (bytes) => 2000 + bytes / 5000, wallMs: 60_000 };
const IDLE_MS = 30_000;
/** A mail's words are bounded and its files streamed. */
const MEMORY_MB = 64;
/** Of what it has just made, MB: little costs little time, and saves 12 MB a thread; less is collected all the time. */
const YOUNG_MB = 4;

export function createReader(options: ReaderOptions): Reader {
  const { threads, together = 1, stagingFolder, limits = DEFAULT_PARSE_LIMITS, time = TIME } = options;
  if (threads === 0) return readerInThisThread(stagingFolder, limits);
  const pool = poolOf(options);
  const run = (mails: readonly MailFile[], isBrief: boolean): Promise<Outcome<ReadResult>[]> =>
    watchReading(
      (progress, signal) => pool.run({ mails, stagingFolder, limits, progress, isBrief }, { signal }),
      () => pool.threads,
      isBrief ? TIME : time,
    );
  const read = openReadQueue<MailFile, ReadResult>({
    threads,
    together,
    sizeOf: ({ known }) => known?.size ?? 0,
    run: (mails) => run(mails, false),
    culpritOf: (error) => (error instanceof ReadingEnded ? error.culprit : null),
  });
  return {
    read: (mail) =>
      read(mail).catch(async (error: Error) => {
        if (!(error instanceof ReadingEnded)) throw error;
        const [outcome] = await run([mail], true);
        if (outcome && 'result' in outcome) return outcome.result;
        throw outcome?.error ?? error;
      }),
    close: () => pool.destroy(),
  };
}

function poolOf({ threads, memoryMb = MEMORY_MB, youngMb = YOUNG_MB }: ReaderOptions): Piscina {
  return new Piscina({
    filename: new URL('./reader-worker.ts', import.meta.url).href,
    name: 'readMails',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb },
    // Reading waits for the disk now and then; a thread blocked in Atomics.wait would not even close its files.
    atomics: 'disabled',
    recordTiming: false,
  });
}

/** The parser is loaded only here: a process whose threads read has no use for its 20 MB. */
function readerInThisThread(stagingFolder: string | null, limits: ParseLimits): Reader {
  return {
    read: async (mail) => (await import('./reader-worker.ts')).readMail(mail, { stagingFolder, limits }),
    close: async () => {},
  };
}
