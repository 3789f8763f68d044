/** The loop header: how the gateway knows its own mail when it comes back. */
import { signToken, type TokenKeys, verifyToken } from '../ground/signed-token.ts';

/** Lower case, as headers are read. */
export const LOOP_HEADER = 'x-guichet-loop';

const PURPOSE = 'loop';

export function loopHeaderValue(keys: TokenKeys): string {
  return signToken(keys, PURPOSE, new Uint8Array());
}

/** Signed, so that nobody can have a person's mail thrown away by adding a header to it. */
export function isOurLoopHeader(keys: TokenKeys, value: string): boolean {
  return verifyToken(keys, PURPOSE, value.trim()) !== null;
}
