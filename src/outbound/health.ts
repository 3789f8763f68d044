/** How the mail server fares, as far as this process knows: the desk is told when that changes. */
import type { Desk } from '../desk/desk.ts';
import { noteMailOutFault, noteMailOutHealth } from '../desk/mail-out-health.ts';

export type Health = {
  /** It has taken a mail. */
  well(): Promise<void>;
  /** It takes none; `error` is one sentence without secrets. */
  down(error: string): Promise<void>;
};

export function createHealth(desk: Desk): Health {
  // Who ran before us may have left an alarm.
  let isKnownWell = false;
  return {
    async well() {
      if (isKnownWell) return;
      isKnownWell = true;
      await noteMailOutHealth(desk);
    },
    async down(error) {
      isKnownWell = false;
      await noteMailOutFault(desk, error);
    },
  };
}
