/** The columns of a directory file, by their English or French names, and the person that a record of them is. */
import type { PersonInput } from '../desk/person-input.ts';
import { ROLES, type Role } from '../domain/person.ts';
import { tagKey } from '../domain/subject-tags.ts';

/** Compared without case and accents. */
const NAMES = {
  email: ['email', 'emails', 'e-mail', 'mail', 'address', 'addresses', 'courriel', 'courriels', 'adresse', 'adresses'],
  name: ['name', 'full name', 'nom', 'nom complet'],
  firstName: ['first name', 'given name', 'prenom'],
  role: ['role'],
  team: ['team', 'teams', 'equipe', 'equipes'],
};

const ROLE_WORDS: Readonly<Record<string, Role>> = {
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
  demandeur: 'requester',
  demandeuse: 'requester',
  agente: 'agent',
  administrator: 'admin',
  administrateur: 'admin',
  administratrice: 'admin',
};

/** Where each column stands; -1 for one that is not there. */
export type Columns = Readonly<Record<keyof typeof NAMES, number>>;

/** Throws an error with one sentence when the columns that every person needs are not there. */
export function columnsOf(header: readonly string[]): Columns {
  const keys = header.map(tagKey);
  const entries = Object.entries(NAMES).map(([column, names]) => [
    column,
    keys.findIndex((key) => names.includes(key)),
  ]);
  const columns: Columns = Object.fromEntries(entries);
  if (columns.email >= 0 && columns.name >= 0) return columns;
  throw new Error('The first line must name the columns email and name (courriel and nom), and may add role and team.');
}

/** An empty role says nothing; a column of teams says all of them. */
export function personOf(record: readonly string[], columns: Columns): { person: PersonInput } | { fault: string } {
  const cell = (column: keyof Columns) => record[columns[column]] ?? '';
  const role = ROLE_WORDS[tagKey(cell('role'))] ?? null;
  const addresses = several(cell('email'));
  const name = [cell('firstName'), cell('name')].filter((part) => part !== '').join(' ');
  if (record.join('').includes('\ufffd')) return { fault: 'its letters are not UTF-8: save the file as UTF-8.' };
  if (cell('role') !== '' && role === null) return { fault: `"${cell('role')}" is no role: use ${ROLES.join(', ')}.` };
  return { person: { name, role, addresses, teams: columns.team < 0 ? null : several(cell('team')) } };
}

function several(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
