/** Gathers mails that wait to be read into batches: handing each over to a thread by itself costs more than reading it. */

/** What a thread makes of each mail of a batch. */
export type Outcome<Result> = { readonly result: Result } | { readonly error: Error };

export type ReadQueueOptions<Mail, Result> = {
  /** Bytes of a mail, as far as known. */
  readonly sizeOf: (mail: Mail) => number;
  /** Reads a batch in a thread; rejects when the thread died of one of them. */
  readonly run: (mails: readonly Mail[]) => Promise<readonly Outcome<Result>[]>;
  /** Which of its batch a thread died of; null when nobody knows. */
  readonly culpritOf?: (error: Error) => number | null;
  /** Threads at most. */
  readonly threads: number;
  /** How many read at once while all get on; 1 unless told otherwise. */
  readonly together?: number;
  /** After how long a batch counts as stuck, ms: another thread then goes on with the others. */
  readonly patience?: number;
};

type Waiting<Mail, Result> = {
  readonly mail: Mail;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
};

/** Mails and bytes a batch. */
const MAILS = 8;
const BYTES = 512 * 1024;
const PATIENCE = 1000;

/**
 * One thread reads all as long as it gets on: with few cores a second one only takes them from the database and the
 * network. A batch whose thread died is read again without the culprit, so that it alone fails; where nobody knows which
 * that is, one mail at a time.
 */
export function openReadQueue<Mail, Result>(options: ReadQueueOptions<Mail, Result>): (mail: Mail) => Promise<Result> {
  const waiting: Waiting<Mail, Result>[] = [];
  let running = 0;
  let stuck = 0;

  const pump = () => {
    while (waiting.length > 0 && running < Math.min(options.threads, (options.together ?? 1) + stuck)) {
      running += 1;
      void follow(takeBatch(waiting, options.sizeOf));
    }
  };
  const follow = async (batch: readonly Waiting<Mail, Result>[]) => {
    let isStuck = false;
    const timer = setTimeout(() => {
      isStuck = true;
      stuck += 1;
      pump();
    }, options.patience ?? PATIENCE);
    const tell = await runBatch(options, batch);
    clearTimeout(timer);
    if (isStuck) stuck -= 1;
    running -= 1;
    // First of all: while those who waited look at what was read, the thread reads on.
    pump();
    tell();
  };
  return (mail) =>
    new Promise((resolve, reject) => {
      waiting.push({ mail, resolve, reject });
      // Those that come in the same turn go together.
      queueMicrotask(pump);
    });
}

function takeBatch<Mail, Result>(
  waiting: Waiting<Mail, Result>[],
  sizeOf: (mail: Mail) => number,
): Waiting<Mail, Result>[] {
  let count = 0;
  for (let bytes = 0; count < Math.min(MAILS, waiting.length); count += 1) {
    bytes += sizeOf((waiting[count] as Waiting<Mail, Result>).mail);
    if (count > 0 && bytes > BYTES) break;
  }
  return waiting.splice(0, count);
}

/** Never rejects: each mail is told by itself, when the function given is called. */
async function runBatch<Mail, Result>(
  options: Pick<ReadQueueOptions<Mail, Result>, 'run' | 'culpritOf'>,
  batch: readonly Waiting<Mail, Result>[],
): Promise<() => void> {
  try {
    const outcomes = await options.run(batch.map(({ mail }) => mail));
    return () => {
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome && 'result' in outcome) resolve(outcome.result);
        else reject(outcome?.error ?? new Error('The reading thread gave no answer.'));
      }
    };
  } catch (error) {
    const culprit = batch.length === 1 ? batch[0] : batch[options.culpritOf?.(error as Error) ?? -1];
    culprit?.reject(error as Error);
    const others = batch.filter((one) => one !== culprit);
    if (culprit && others.length > 0) return runBatch(options, others);
    if (!culprit) for (const one of others) (await runBatch(options, [one]))();
    return () => {};
  }
}
