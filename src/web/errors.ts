/** Why a request is refused, with which status, and in which words: chosen here and nowhere else. */
import { DeskRefusal } from '../desk/refusal.ts';
import type { Say } from '../ground/words.ts';

/** Each has words: `error.<code>.title` and `error.<code>.advice`. */
const STATUSES = {
  'bad-request': 400,
  'stale-form': 403,
  'not-found': 404,
  stale: 409,
  'too-late': 409,
  'too-large': 413,
  refused: 422,
  'too-many': 429,
  broken: 500,
} as const;

export type ErrorCode = keyof typeof STATUSES;

/** Thrown by whatever refuses a request; the error page says it in the reader's words. */
export class Refusal extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

export function statusOf(code: ErrorCode): number {
  return STATUSES[code];
}

/**
 * What to tell of anything that was thrown. Who may not see something learns no more than of what does not exist; of
 * our own faults nothing is told but that they are ours.
 */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof Refusal) return error.code;
  if (error instanceof DeskRefusal) return REFUSED[error.code];
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return 'too-large';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'broken';
}

const REFUSED: Readonly<Record<DeskRefusal['code'], ErrorCode>> = {
  'no-such-ticket': 'not-found',
  'not-allowed': 'not-found',
  'bad-choice': 'refused',
  stale: 'stale',
  'too-late': 'too-late',
};

/** What to do now: a choice that was refused says which one it was. */
export function adviceOn(error: unknown, say: Say): string {
  const choice = error instanceof DeskRefusal ? error.choice : null;
  if (choice) return say('refused.bad-choice', { context: choice });
  return say(`error.${codeOf(error)}.advice`);
}
