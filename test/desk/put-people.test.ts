import { expect, test } from '@jest/globals';
import type { Desk } from '../../src/desk/desk.ts';
import { hashPassword, isPassword } from '../../src/desk/password.ts';
import type { PersonInput } from '../../src/desk/person-input.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import { openSession } from '../../src/desk/session.ts';
import { findPeople, insertAddresses, insertPerson } from '../../src/store/people.ts';
import { teamSlugsOf, upsertTeam } from '../../src/store/teams.ts';
import { type Open, onBothDatabases } from '../support/databases.ts';
import { SETTINGS } from '../support/filings.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

async function deskOn(open: Open): Promise<Desk> {
  return { database: await open(), clock: () => NOON, settings: SETTINGS };
}

const ada: PersonInput = { name: 'Ada', role: null, addresses: ['ada@univ.example'], teams: null };

async function personAt(desk: Desk, key: string) {
  return (await findPeople(desk.database.read, [key])).get(key);
}

onBothDatabases('the directory', (open) => {
  test('someone new is added, once', async () => {
    const desk = await deskOn(open);
    expect(await putPeople(desk, [ada])).toEqual([{ outcome: 'added' }]);
    expect(await putPeople(desk, [ada, ada])).toEqual([{ outcome: 'same' }, { outcome: 'same' }]);
    expect(await personAt(desk, 'ada@univ.example')).toMatchObject({
      name: 'Ada',
      role: 'requester',
      origin: 'directory',
    });
  });

  test('known by one of their addresses, they get the others and what else is new', async () => {
    const desk = await deskOn(open);
    await putPeople(desk, [ada]);
    const more = {
      ...ada,
      name: 'Ada L.',
      role: 'agent' as const,
      addresses: ['a.l@univ.example', 'ADA@univ.example'],
    };
    expect(await putPeople(desk, [more, ada])).toEqual([{ outcome: 'changed' }, { outcome: 'changed' }]);
    const [one, other] = [await personAt(desk, 'ada@univ.example'), await personAt(desk, 'a.l@univ.example')];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ name: 'Ada', role: 'agent' });
    expect(await desk.database.read('person_addresses').where({ is_primary: true })).toHaveLength(1);
  });

  test('someone whom only mail knew belongs to the directory from now on', async () => {
    const desk = await deskOn(open);
    const { write } = desk.database;
    const record = { name: 'Ada', role: 'requester', origin: 'mail', locale: null, passwordHash: null } as const;
    const personId = await insertPerson(write, record, NOON);
    await insertAddresses(write, [{ personId, key: 'ada@univ.example', address: 'ada@univ.example', isPrimary: true }]);
    expect(await putPeople(desk, [ada])).toEqual([{ outcome: 'changed' }]);
    expect(await personAt(desk, 'ada@univ.example')).toMatchObject({ id: personId, origin: 'directory' });
  });

  test('teams are named by slug or by name in either language', async () => {
    const desk = await deskOn(open);
    for (const slug of ['net', 'hr'])
      await upsertTeam(desk.database.write, { slug, name: { fr: `Équipe ${slug}`, en: slug }, address: null });
    const teamsOf = async () => teamSlugsOf(desk.database.read, (await personAt(desk, 'ada@univ.example'))?.id ?? 0);
    await putPeople(desk, [{ ...ada, teams: ['equipe NET', 'hr'] }]);
    expect(await teamsOf()).toEqual(['hr', 'net']);
    expect(await putPeople(desk, [{ ...ada, teams: ['hr', 'net'] }, ada])).toEqual([
      { outcome: 'same' },
      { outcome: 'same' },
    ]);
    expect(await putPeople(desk, [{ ...ada, teams: [] }])).toEqual([{ outcome: 'changed' }]);
    expect(await teamsOf()).toEqual([]);
  });

  test('who can’t be put is told, and the others are put', async () => {
    const desk = await deskOn(open);
    const ben = { ...ada, name: 'Ben', addresses: ['ben@univ.example'] };
    await putPeople(desk, [ada, ben]);
    const cleo = { ...ada, name: 'Cleo', addresses: ['cleo@univ.example'] };
    const wrong = [
      { ...cleo, name: ' ' },
      { ...cleo, addresses: [] },
      { ...cleo, addresses: ['cleo'] },
      { ...cleo, addresses: ['ada@univ.example', 'ben@univ.example'] },
      { ...cleo, teams: ['nowhere'] },
    ];
    const outcomes = await putPeople(desk, [...wrong, cleo]);
    expect(outcomes.slice(0, -1)).toEqual(
      [/name/, /address/, /not an address/, /different people/, /no team "nowhere"/].map((sentence) => ({
        fault: expect.stringMatching(sentence),
      })),
    );
    expect(outcomes.at(-1)).toEqual({ outcome: 'added' });
  });

  test('a password is kept as an argon2id hash', async () => {
    const desk = await deskOn(open);
    const passwordHash = await hashPassword('correct horse é');
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    expect(await isPassword('correct horse e\u0301', passwordHash)).toBe(true);
    expect(await isPassword('correct horse e', passwordHash)).toBe(false);
    expect(await putPeople(desk, [ada, { ...ada, passwordHash }])).toEqual([
      { outcome: 'added' },
      { outcome: 'changed' },
    ]);
    expect(await personAt(desk, 'ada@univ.example')).toMatchObject({ hasPassword: true });
  });

  test('a new password signs its person out everywhere, and nobody else; other changes sign nobody out', async () => {
    const desk = await deskOn(open);
    const ben = { ...ada, name: 'Ben', addresses: ['ben@univ.example'] };
    await putPeople(desk, [ada, ben]);
    for (const secretHash of ['ada 1', 'ada 2', 'ben 1']) {
      const { id = 0 } = (await personAt(desk, `${secretHash.slice(0, 3)}@univ.example`)) ?? {};
      await openSession(desk, id, { secretHash, formerHash: null });
    }
    const signedIn = () => desk.database.read('sessions').orderBy('token_hash').pluck('token_hash');
    await putPeople(desk, [{ ...ada, name: 'Ada L.', role: 'agent' }]);
    expect(await signedIn()).toEqual(['ada 1', 'ada 2', 'ben 1']);
    await putPeople(desk, [{ ...ada, passwordHash: 'another' }]);
    expect(await signedIn()).toEqual(['ben 1']);
  });
});
