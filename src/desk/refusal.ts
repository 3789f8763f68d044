/** Thrown when a verb is not for whoever asks, or not for what they ask: nothing was written. */

/** What may be refused of a choice; its words are `refused.bad-choice_<what>`. */
export type RefusedChoice =
  | 'assignee'
  | 'team'
  | 'service'
  | 'status'
  | 'text'
  | 'files'
  | 'reason'
  | 'address'
  | 'limit'
  | 'requester';

export class DeskRefusal extends Error {
  /**
   * A ticket that they may not see is none for them. `stale`: others were there since the page that it was written on;
   * `too-late`: what was to be taken back has left.
   */
  readonly code: 'no-such-ticket' | 'not-allowed' | 'bad-choice' | 'stale' | 'too-late';
  /** Null where the code says it all. */
  readonly choice: RefusedChoice | null;

  constructor(code: DeskRefusal['code'], choice: RefusedChoice | null = null) {
    super(choice ? `${code}: ${choice}` : code);
    this.name = 'DeskRefusal';
    this.code = code;
    this.choice = choice;
  }
}
