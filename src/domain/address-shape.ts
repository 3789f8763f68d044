/** Whether a text that a person typed is one email address, or one domain, and nothing more. */
import { domainToASCII } from 'node:url';

/** local@domain, without display name, quotes or comments: what settings, forms and directories hold. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const isLocalPart = /^[^\s@<>",;:]{1,64}$/.test(text.slice(0, Math.max(0, at)));
  return text.length <= 320 && isLocalPart && isDomain(text.slice(at + 1));
}

export function isDomain(text: string): boolean {
  return text.length <= 255 && /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/.test(domainToASCII(text));
}
