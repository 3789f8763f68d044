/** The key that a sender is counted by: whoever writes from ever new plus-variants of an address is still one sender. */
import { addressKey } from './email-address.ts';

/** Takes an address's key, or an address; `desk+case17@other.example` → `desk@other.example`, whatever the domain. */
export function senderKey(address: string): string {
  const key = addressKey(address);
  const at = key.lastIndexOf('@');
  const plus = key.indexOf('+');
  return plus > 0 && plus < at ? key.slice(0, plus) + key.slice(at) : key;
}
