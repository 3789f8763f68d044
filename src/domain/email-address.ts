/** An email address with its display name, and the ways in which two written forms are one address. */
import { domainToASCII, domainToUnicode } from 'node:url';

export type EmailAddress = {
  /** The display name, decoded; '' when there is none. Whoever sent it chose it: never trust it. */
  readonly name: string;
  /** local@domain as written, trimmed. */
  readonly address: string;
};

/**
 * The key under which an address is stored and compared: lower case, NFC, the domain in its ASCII form.
 * RFC 5321 lets a server distinguish case in the local part; none in use does, and people mix it.
 */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return address.trim().normalize('NFC').toLowerCase();
  const local = address.slice(0, at).trim().normalize('NFC').toLowerCase();
  return `${local}@${asciiDomain(
    address
      .slice(at + 1)
      .trim()
      .toLowerCase(),
  )}`;
}

/**
 * As it is where it is in ASCII, `%` and all: what URLs do to hosts, no mail server does. One that is only another way of
 * writing a domain (`univ。example`, wide letters) stays another: nobody has checked it as that domain.
 */
function asciiDomain(domain: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\x00-\x7f]*$/.test(domain)) return domain;
  const written = domain.normalize('NFC');
  const ascii = domainToASCII(written);
  return domainToUnicode(ascii) === written ? ascii : domain;
}

/** The domain of an address, in lower-case ASCII; '' when it has none. */
export function domainOf(address: string): string {
  const key = addressKey(address);
  const at = key.lastIndexOf('@');
  return at < 0 ? '' : key.slice(at + 1);
}
