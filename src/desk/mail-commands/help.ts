/** `#help`: the answer lists the commands; on the ticket nothing is done. */
import type { Prepare } from './running.ts';

export const help: Prepare<null> = async () => ({ run: async () => [] });
