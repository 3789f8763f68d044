/** One pass over the outbox: every mail that is due is handed over and its end recorded, until no more is due. */
import type { ClaimedEmail, End } from '../store/outbox-claims.ts';
import { type Holding, startHolding } from './holding.ts';
import type { Outcome } from './outcome.ts';
import { createPlaces, type Places } from './places.ts';
import { givenUp, isTooLate, nextAttemptIn, nextConnectionIn } from './retry.ts';
import type { PassReport, Sending, Tally } from './sending.ts';
import { createSettle, type Settle } from './settle.ts';
import { openSupply, type Supply } from './supply.ts';

/**
 * What is on its way when `stopping` aborts is finished, the rest given back; the same when the server is found to be
 * down. Throws what the database has to say; what was claimed is then free once its lease has ended.
 */
export async function dispatch(sending: Sending, stopping: AbortSignal): Promise<PassReport> {
  const holding = startHolding(sending);
  const settle = createSettle(sending, holding);
  const pass: Pass = {
    sending,
    holding,
    settle,
    stopping,
    places: createPlaces(sending.pool.size),
    ...newCount(),
    error: null,
  };
  const supply = openSupply(sending, holding, settle, pass.count);
  try {
    // Twice as many as there are places, so that no connection waits for its next mail to be made ready.
    const lanes = await Promise.allSettled(Array.from({ length: 2 * sending.pool.size }, () => drive(pass, supply)));
    await settle(...(await supply.end()).map(given));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
    return { ...pass.tally, error: pass.error };
  } finally {
    holding.end();
  }
}

type Pass = {
  readonly sending: Sending;
  readonly holding: Holding;
  readonly settle: Settle;
  readonly stopping: AbortSignal;
  /** What has left and is not recorded yet has one: when we are killed, no more than that leave twice. */
  readonly places: Places;
  readonly tally: Tally;
  readonly count: (ends: readonly End[]) => void;
  error: string | null;
};

function newCount(): Pick<Pass, 'tally' | 'count'> {
  const tally: Tally = { sent: 0, failed: 0, cancelled: 0, queued: 0 };
  return {
    tally,
    count: (ends) => {
      for (const { state } of ends) tally[state] += 1;
    },
  };
}

async function drive(pass: Pass, supply: Supply): Promise<void> {
  const { sending, settle, places } = pass;
  while (goesOn(pass)) {
    const ready = await supply.next();
    if (!ready) break;
    if (!goesOn(pass)) return settle(given(ready.email));
    const place = places.one();
    const outcome = await sending.pool.send(ready.mail, place.take);
    if (outcome.kind === 'server-down') pass.error ??= outcome.answer;
    const end = endOf(sending, ready.email, outcome);
    await settle(end).catch((error) => {
      // Nobody knows any more what has left: let nothing follow.
      places.end(error);
      throw error;
    });
    place.leave();
    pass.count([end]);
    if (outcome.kind === 'sent') await sending.health.well();
  }
}

function goesOn({ stopping, error, holding }: Pass): boolean {
  return !stopping.aborted && error === null && holding.isSure();
}

function endOf({ desk, random }: Sending, email: ClaimedEmail, { kind, answer }: Outcome): End {
  const { id, attempts, queuedAt } = email;
  const now = desk.clock();
  if (kind === 'sent') return { id, state: 'sent', answer };
  if (kind === 'permanent') return { id, state: 'failed', answer };
  // Should it be this mail that brings the server down, the others come first next time.
  if (kind === 'server-down') {
    return { id, state: 'queued', answer, retryAt: now + nextConnectionIn(2, random), wasTried: false };
  }
  const retryAt = now + nextAttemptIn(attempts, random);
  if (isTooLate(queuedAt, retryAt)) return { id, state: 'failed', answer: givenUp(answer) };
  return { id, state: 'queued', answer, retryAt, wasTried: true };
}

/** Only claimed, never begun. */
function given({ id }: ClaimedEmail): End {
  return { id, state: 'queued', answer: null, retryAt: null, wasTried: false };
}
