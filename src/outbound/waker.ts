/** Waits for a time, or until woken: a call that comes while nobody waits is not lost. */

export type Waker = {
  wake(): void;
  /** At most so long, ms. */
  wait(ms: number): Promise<void>;
};

export function createWaker(): Waker {
  let wasWoken = false;
  let rouse = () => {};
  return {
    wake() {
      wasWoken = true;
      rouse();
    },
    async wait(ms) {
      if (!wasWoken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          rouse = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wasWoken = false;
    },
  };
}
