/** `guichet person`: the directory, one person at a time or from a CSV file. */
import { type Command, Option } from 'commander';
import { ROLES, type Role } from '../domain/person.ts';
import { CommandFailure } from './outcome.ts';
import { print } from './output.ts';
import { settings } from './settings.ts';

export function addPerson(program: Command): void {
  const person = program.command('person').description('the directory: requesters, agents, administrators');
  person
    .command('add')
    .description('add someone, or change them when the address is known')
    .requiredOption('--email <address>', 'their address; several are separated by semicolons')
    .requiredOption('--name <name>', 'their name as others read it')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .addOption(new Option('--password <->', 'read a password from standard input').choices(['-']))
    .action(addOne);
  person
    .command('import')
    .argument('<csv>', 'a CSV file in UTF-8; - for standard input')
    .description('add or change everyone in a CSV file')
    .addHelpText('after', COLUMNS)
    .action(async (path: string) => (await import('./person-import.ts')).importPeople(path));
}

const COLUMNS = `
The first line names the columns, in English or French: email, name, role, team (courriel, nom, rôle, équipe; prénom too).
Several addresses or teams in a cell are separated by semicolons; teams are named by slug or name.
A second import changes nothing. A bad line is told by its number, the others are imported, and the exit code is 1.`;

type Added = { readonly email: string; readonly name: string; readonly role: Role; readonly password?: '-' };

async function addOne({ email, name, role, password }: Added): Promise<void> {
  const config = await settings();
  const hashed = password === '-' ? { passwordHash: await hashedFromInput() } : {};
  const addresses = email.split(';').map((address) => address.trim());
  const { withDesk } = await import('../wiring/desk.ts');
  const { putPeople } = await import('../desk/put-people.ts');
  const [result] = await withDesk(config, (desk) =>
    putPeople(desk, [{ name: name.trim(), role, addresses, teams: null, ...hashed }]),
  );
  if (!result || 'fault' in result) throw new CommandFailure(`${email}: ${result?.fault}`);
  await print(`${email}: ${result.outcome === 'same' ? 'unchanged' : result.outcome}`);
}

async function hashedFromInput(): Promise<string> {
  const { readPassword } = await import('./read-password.ts');
  const { faultOfPassword, hashPassword } = await import('../desk/password.ts');
  const password = await readPassword();
  const fault = faultOfPassword(password);
  if (fault !== null) throw new CommandFailure(fault);
  return hashPassword(password);
}
