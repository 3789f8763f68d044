/** Whom of the staff a name, a part of it, or an address means. */
import { addressKey } from './email-address.ts';
import { tagKey } from './subject-tags.ts';

export type NamedStaff = {
  readonly id: number;
  readonly name: string;
  readonly addressKeys: readonly string[];
};

/**
 * By address, else by what stands before the @ of one, else by the whole name, else by a word of it; case and accents
 * don't matter. Of the ways that mean somebody the first counts; it may mean several.
 */
export function whoIsMeant<P extends NamedStaff>(written: string, staff: readonly P[]): P[] {
  const name = tagKey(written.replace(/^@/, '').slice(0, LONGEST));
  const address = addressKey(name);
  const ways: ((person: P) => boolean)[] = [
    ({ addressKeys }) => addressKeys.includes(address),
    ({ addressKeys }) => addressKeys.some((key) => key.slice(0, key.lastIndexOf('@')) === name),
    (person) => tagKey(person.name) === name,
    (person) =>
      tagKey(person.name)
        .split(/[\s-]+/)
        .includes(name),
  ];
  for (const isMeant of ways) {
    const found = staff.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}

const LONGEST = 320;
