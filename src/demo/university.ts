/** The university of the demonstration: its help desk, its domains, its mail server. */
import { addressesOf, isOurs } from '../domain/our-addresses.ts';

export const HELP_DESK = {
  address: 'assistance@univ.example',
  /** An older address, still passed on to the new one. */
  aliases: ['dsi@univ.example'],
};

/** Of staff and of students. */
export const DOMAINS = ['univ.example', 'etu.univ.example'];

/** As it calls itself in the headers that it writes. */
export const MAIL_SERVER = 'mx.univ.example';

const ours = addressesOf([{ ...HELP_DESK, plus: '+' }]);

/** True for its aliases and plus-variants, too. */
export function isHelpDesk(address: string): boolean {
  return isOurs(address, ours);
}
