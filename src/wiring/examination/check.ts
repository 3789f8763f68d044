/** A check of an installation: whether one thing is as it must be, in a sentence, and what to do where it is not. */

export type Check = {
  /** What was looked at, a stable code. */
  readonly check: string;
  readonly ok: boolean;
  readonly words: string;
  /** What to do; of what is well, what could be done besides. */
  readonly advice?: string;
};

export function well(check: string, words: string): Check {
  return { check, ok: true, words };
}

/** Nothing is wrong with it; but whoever runs this may have forgotten it. */
export function unset(check: string, words: string, advice: string): Check {
  return { check, ok: true, words, advice };
}

/** Without advice where the words say what to do. */
export function wrong(check: string, words: string, advice?: string): Check {
  return advice === undefined ? { check, ok: false, words } : { check, ok: false, words, advice };
}
