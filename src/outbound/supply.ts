/** Mails ready to be handed over: claimed and composed some ahead, so that no connection waits for them. */
import { type ClaimedEmail, claimOutboxEmails, type End } from '../store/outbox-claims.ts';
import type { Composed } from './compose.ts';
import type { Holding } from './holding.ts';
import { givenUp, isTooLate, nextAttemptIn } from './retry.ts';
import type { Sending } from './sending.ts';
import type { Settle } from './settle.ts';
import type { OutgoingMail } from './smtp-transport.ts';

export type Ready = { readonly email: ClaimedEmail; readonly mail: OutgoingMail };

export type Supply = {
  /** The next mail; null when no more is due, or none is to go out any more. */
  next(): Promise<Ready | null>;
  /** No more comes; gives what was claimed and not taken. */
  end(): Promise<readonly ClaimedEmail[]>;
};

export function openSupply(
  sending: Sending,
  holding: Holding,
  settle: Settle,
  done: (ends: readonly End[]) => void,
): Supply {
  const { desk, pool } = sending;
  const ahead: Ready[] = [];
  let isOver = false;
  let filling: Promise<void> | null = null;

  const fill = async (): Promise<void> => {
    const { holder, until } = holding;
    const claim = { holder, now: desk.clock(), until: until(), limit: pool.size * BATCHES_AHEAD };
    const emails = await claimOutboxEmails(desk.database.write, claim);
    if (emails.length === 0) isOver = true;
    const { ready, ends } = await prepare(sending, emails);
    ahead.push(...ready);
    if (ends.length > 0) await settle(...ends);
    done(ends);
  };
  const refill = () => {
    filling ??= fill().finally(() => {
      filling = null;
    });
    return filling;
  };
  return {
    async next() {
      while (ahead.length === 0 && !isOver) await refill();
      const ready = ahead.shift() ?? null;
      // The fault of a batch that is fetched ahead is met when it is waited for.
      if (ahead.length < pool.size && !isOver) refill().catch(() => {});
      return ready;
    },
    async end() {
      isOver = true;
      await filling?.catch(() => {});
      return ahead.splice(0).map(({ email }) => email);
    },
  };
}

/** So many times the size of the pool are claimed and composed at once: what is asked of the database for a few costs as much. */
const BATCHES_AHEAD = 20;

async function prepare(sending: Sending, emails: readonly ClaimedEmail[]): Promise<{ ready: Ready[]; ends: End[] }> {
  const now = sending.desk.clock();
  const [late, due] = [true, false].map((late) => emails.filter(({ queuedAt }) => isTooLate(queuedAt, now) === late));
  const ends: End[] = (late ?? []).map(({ id, answer }) => ({ id, state: 'failed', answer: givenUp(answer) }));
  const ready: Ready[] = [];
  for (const [email, composed] of await composeAll(sending, due ?? [])) {
    if (composed === null) ends.push(notComposed(sending, email, now));
    else if (composed.kind === 'unwanted') ends.push({ id: email.id, state: 'cancelled', answer: composed.why });
    else ready.push({ email, mail: composed.mail });
  }
  return { ready, ends };
}

/** Null where one could not be composed: that keeps no other from going out. */
async function composeAll(
  sending: Sending,
  emails: readonly ClaimedEmail[],
): Promise<readonly (readonly [ClaimedEmail, Composed | null])[]> {
  if (emails.length === 0) return [];
  try {
    const composed = await sending.composer.compose(emails, { largestMail: await sending.pool.largestMail() });
    return emails.map((email) => [email, composed.get(email.id) ?? null]);
  } catch (error) {
    if (emails.length > 1) return (await Promise.all(emails.map((email) => composeAll(sending, [email])))).flat();
    const [email] = emails as [ClaimedEmail];
    sending.log.error({ email: email.id, error: (error as Error).message }, 'a mail could not be composed');
    return [[email, null]];
  }
}

function notComposed({ random }: Sending, { id, attempts }: ClaimedEmail, now: number): End {
  const retryAt = now + nextAttemptIn(attempts, random);
  return { id, state: 'queued', answer: 'It could not be composed: the log says why.', retryAt, wasTried: true };
}
