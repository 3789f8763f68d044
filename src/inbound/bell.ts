/** A bell between two loops: one rings when there is work, the other waits for it, until no more will come. */

export type Bell = {
  ring(): void;
  /** Rings for the last time. */
  end(): void;
  /** Waits for a ring since the last call; false when the bell has ended and every ring was heard. */
  heard(): Promise<boolean>;
};

export function createBell(): Bell {
  let rung = false;
  let ended = false;
  let wake = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  return {
    ring,
    end() {
      ended = true;
      ring();
    },
    async heard() {
      if (!rung && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const had = rung;
      rung = false;
      return had;
    },
  };
}

/** For whoever follows what is there already: nothing more will come. */
export function endedBell(): Bell {
  const bell = createBell();
  bell.end();
  return bell;
}
