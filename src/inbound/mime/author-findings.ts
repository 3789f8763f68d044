/** What there is to say of From as it was written, when it is made to be read as something else. */
import { addressKey, domainOf, type EmailAddress } from '../../domain/email-address.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { isDisguised } from '../../domain/look-alike.ts';
import { addressesSaid, hasHiddenCharacters, shownAddress, shownLine } from '../../domain/shown-address.ts';
import { decodeHeader } from './headers.ts';

/** Addresses that a finding spells out. */
const MOST_TOLD = 5;

/**
 * Whatever in it a mail program might show as the sender, and is not who we take for it.
 * @param written the values of all From headers
 * @param from the addresses read in them
 */
export function authorFindings(written: readonly string[], from: readonly EmailAddress[]): Finding[] {
  const warn = (code: string, values: Finding['values']) => finding('parse', 'warn', code, values);
  const addresses = from.map(({ address }) => address);
  const shown = addresses.slice(0, MOST_TOLD).map(shownAddress);
  const said = addressesSaid(written.map(decodeHeader).join(' '), addresses).slice(0, MOST_TOLD);
  const isHidden = addresses.some(hasHiddenCharacters) || written.some((value) => hides(decodeHeader(value)));
  const disguised = [...new Set(addresses.map(domainOf))].filter(isDisguised).slice(0, MOST_TOLD);
  return [
    ...(new Set(addresses.map(addressKey)).size > 1 ? [warn('several-from', { addresses: shown })] : []),
    ...(said.length > 0 ? [warn('name-is-address', { said, addresses: shown })] : []),
    ...(isHidden ? [warn('hidden-characters', { addresses: shown })] : []),
    ...(disguised.length > 0 ? [warn('disguised-domain', { domains: disguised })] : []),
  ];
}

function hides(text: string): boolean {
  return shownLine(text) !== text;
}
