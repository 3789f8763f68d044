/** A number of places: whoever needs one waits until one is free. */

export type Place = {
  /** Resolves once it is there; rejects when there will be none any more. */
  take(): Promise<void>;
  /** Makes way for the next, whether it was taken, is still waited for, or was never wanted. */
  leave(): void;
};

export type Places = {
  one(): Place;
  /** Nobody gets one any more. */
  end(reason: Error): void;
};

type Waiting = { readonly resolve: () => void; readonly reject: (reason: Error) => void };

export function createPlaces(count: number): Places {
  const waiting = new Set<Waiting>();
  let free = count;
  let ended: Error | null = null;
  const leave = () => {
    const [next] = waiting;
    if (!next) free += 1;
    else {
      waiting.delete(next);
      next.resolve();
    }
  };
  const take = (wanted: Waiting) => {
    if (ended) wanted.reject(ended);
    else if (free > 0) {
      free -= 1;
      wanted.resolve();
    } else waiting.add(wanted);
  };
  return {
    one: () => placeOf(take, leave, waiting),
    end(reason) {
      ended = reason;
      for (const { reject } of waiting) reject(reason);
      waiting.clear();
    },
  };
}

function placeOf(take: (wanted: Waiting) => void, leave: () => void, waiting: Set<Waiting>): Place {
  let wanted: Waiting | null = null;
  let isTaken = false;
  return {
    take: () =>
      new Promise((resolve, reject) => {
        wanted = {
          reject,
          resolve: () => {
            isTaken = true;
            resolve();
          },
        };
        take(wanted);
      }),
    leave() {
      if (isTaken) leave();
      else if (wanted) waiting.delete(wanted);
    },
  };
}
