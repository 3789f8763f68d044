/** A mailbox as the journal's head shows it: what became of its mails as a sum, how it fares, what is alarming. */
import type { Disposition } from '../../domain/disposition.ts';
import type { JournalMailbox } from '../../store/journal-mailboxes.ts';
import { sayOr } from '../say-or.ts';
import type { Visit } from '../visit.ts';
import { journalUrl } from './journal-query.ts';

/** From what is wished for to what is left to do. */
const TERMS = ['opened', 'appended', 'ignored', 'held', 'oversize', 'failed', 'pending'] as const;

export type ShownMailbox = Pick<JournalMailbox, 'address' | 'origin' | 'lastGoodAt' | 'lastMailAt' | 'balances'> & {
  readonly id: number;
  readonly seen: Term;
  readonly terms: readonly (Term & { readonly disposition: Disposition })[];
  /** Seen, but in no row: none when it balances; less than none when there are rows too many. */
  readonly missing: number;
  /** Null while it can be read. */
  readonly failing: Failing | null;
  /** What else is alarming, in a word or two: the banner above says it at length. */
  readonly alarms: readonly string[];
};

/** A number of the sum, and the list of what it counts. */
type Term = { readonly count: number; readonly url: string };

type Failing = {
  readonly since: number;
  readonly error: string;
  /** From now, one at the least; null when the next pass tries it. */
  readonly minutesLeft: number | null;
};

/** Alarms that the sum says itself, or the words about how it fares. */
const SAID = new Set<string>(['mailbox-failing', 'ledger-unbalanced']);

const MINUTE = 60_000;

export function shownMailbox({ say, now }: Pick<Visit, 'say' | 'now'>, mailbox: JournalMailbox): ShownMailbox {
  const { mailboxId, address, origin, lastGoodAt, lastMailAt, balances, seen, counts } = mailbox;
  const terms = TERMS.map((disposition) => ({
    ...{ disposition, count: counts[disposition] },
    url: journalUrl({ disposition, mailbox: mailboxId }),
  }));
  return {
    ...{ id: mailboxId, address, origin, lastGoodAt, lastMailAt, balances, terms },
    seen: { count: seen, url: journalUrl({ mailbox: mailboxId }) },
    missing: seen - terms.reduce((sum, { count }) => sum + count, 0),
    failing: failingOf(mailbox, now),
    alarms: mailbox.alarms
      .filter(({ kind }) => !SAID.has(kind))
      .map(({ kind }) => sayOr(say, `journal.alarm.${kind}`, kind)),
  };
}

function failingOf({ failingSince, lastError, nextAttemptAt }: JournalMailbox, now: number): Failing | null {
  if (failingSince === null) return null;
  return { since: failingSince, error: lastError ?? '', minutesLeft: minutesLeft(nextAttemptAt, now) };
}

/** Null when it is due. */
export function minutesLeft(at: number | null, now: number): number | null {
  return at === null || at <= now ? null : Math.ceil((at - now) / MINUTE);
}
