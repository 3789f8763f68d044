/** When a pass ends before its mails do: well at its deadline or when told to stop, at once when its lease is lost. */

/** How long a pass has to end well once told to stop, ms; then its source is closed, and a hung server with it. */
const GRACE = 2_000;

export type Reasons = { readonly lost: AbortSignal; readonly stopping: AbortSignal; readonly deadline: AbortSignal };

export type PassEnding = {
  /** Aborts when nothing more is to be begun. */
  readonly enough: AbortSignal;
  /** The pass has ended: nothing is watched any more. */
  over(): void;
};

/** `giveUp` breaks off what is under way. */
export function watchEnding({ lost, stopping, deadline }: Reasons, giveUp: () => void): PassEnding {
  let grace: NodeJS.Timeout | undefined;
  const stop = () => {
    grace = setTimeout(giveUp, GRACE);
  };
  lost.addEventListener('abort', giveUp, { once: true });
  stopping.addEventListener('abort', stop, { once: true });
  if (stopping.aborted) stop();
  return {
    enough: AbortSignal.any([lost, stopping, deadline]),
    over() {
      clearTimeout(grace);
      lost.removeEventListener('abort', giveUp);
      stopping.removeEventListener('abort', stop);
    },
  };
}
