/** SECRET_KEY: the keys that sign tokens and sessions; the first signs, all verify. */
import { listed, type Read } from './setting.ts';

const LEAST_BYTES = 32;

/** A key is the text itself, whether it was made as hexadecimal, as base64 or by hand: MACs take keys of any form. */
export const readSecretKeys: Read<readonly string[]> = (text, refuse) => {
  const keys = listed(text);
  return keys.length > 0 && keys.every((key) => Buffer.byteLength(key) >= LEAST_BYTES)
    ? keys
    : refuse(`must hold keys of at least ${LEAST_BYTES} bytes, comma-separated: run "guichet secret" to make one.`);
};
