/** Lets only so many tasks run at once; the others wait their turn, first come, first served. */

export type Slots = {
  /** Starts the task when there is room; settles as it does. */
  readonly hold: <Result>(task: () => Promise<Result>) => Promise<Result>;
};

export function openSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async hold(task) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
