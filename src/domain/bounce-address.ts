/** The envelope sender of our mail: an address of ours that names the very mail, so that a bounce finds it whatever it says (VERP). */
import { signNumbers, type TokenKeys, verifyNumbers } from '../ground/signed-token.ts';

const PURPOSE = 'bounce';

/** Says that a bounce token follows. A subject tag has no dot, and a reply token has another letter. */
const MARK = 'b.';

/** Octets that the part before the @ may have (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL_PART = 64;

/** `assistance+b.<token>@domain`; the address itself when there are no plus-addresses, or when it would be too long. */
export function bounceAddress(
  keys: TokenKeys,
  outboxEmailId: number,
  { address, plus }: { readonly address: string; readonly plus: string | null },
): string {
  const at = address.lastIndexOf('@');
  if (plus === null || at < 0) return address;
  const local = `${address.slice(0, at)}${plus}${MARK}${signNumbers(keys, PURPOSE, [outboxEmailId])}`;
  return Buffer.byteLength(local) <= LONGEST_LOCAL_PART ? local + address.slice(at) : address;
}

/** The id of the outbox row that an address of ours names, in whatever case it comes back; null for any other address. */
export function outboxEmailOfAddress(keys: TokenKeys, address: string): number | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  const mark = Math.max(local.lastIndexOf(`+${MARK}`), local.lastIndexOf(`-${MARK}`));
  const [id, ...more] = (mark < 0 ? null : verifyNumbers(keys, PURPOSE, local.slice(mark + 1 + MARK.length))) ?? [];
  return id === undefined || more.length > 0 ? null : id;
}
