/** Why someone can't be put into the directory. */
import { isAddress } from '../domain/address-shape.ts';
import { addressKey } from '../domain/email-address.ts';
import { tagKey } from '../domain/subject-tags.ts';
import type { Directory } from './directory.ts';
import type { PersonInput } from './person-input.ts';

/** The first thing that is wrong, in a sentence; null when nothing is. */
export function faultOf({ name, addresses, teams }: PersonInput, { people, teamNamed }: Directory): string | null {
  if (name.trim() === '') return 'the name is missing.';
  if (addresses.length === 0) return 'the address is missing.';
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined) return `"${wrong}" is not an address.`;
  const owners = new Set(
    addresses.map((address) => people.get(addressKey(address))?.id).filter((id) => id !== undefined),
  );
  if (owners.size > 1) return `${addresses.join(' and ')} belong to different people.`;
  const unknown = teams?.find((team) => !teamNamed.has(tagKey(team)));
  return unknown === undefined ? null : `there is no team "${unknown}"; catalogue import makes teams.`;
}
