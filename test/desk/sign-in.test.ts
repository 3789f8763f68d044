import { expect, test } from '@jest/globals';
import { hashPassword } from '../../src/desk/password.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import { DECOY_HASH, signInByPassword } from '../../src/desk/sign-in.ts';
import { findCredentials } from '../../src/store/credentials.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';
import { addressOf, openHelpDesk } from '../support/help-desk.ts';

const PASSWORD = 'correct horse battery';
const HASHED = hashPassword(PASSWORD);

onBothDatabases('signing in by password', (open) => {
  const start = async () => {
    const helpDesk = await openHelpDesk(open);
    const passwordHash = await HASHED;
    const addresses = [addressOf('Ben'), 'b.martin@univ.example'];
    await putPeople(helpDesk.desk, [{ name: 'Ben', role: 'agent', addresses, teams: null, passwordHash }]);
    const signIn = (email: string, password = PASSWORD) => signInByPassword(helpDesk.desk, { email, password });
    return { ...helpDesk, signIn };
  };

  test('finds who it is, by any of their addresses however written', async () => {
    const { signIn, idOf } = await start();
    const ben = { personId: idOf('Ben'), name: 'Ben', role: 'agent', locale: null };
    for (const email of ['ben@univ.example', ' BEN@Univ.Example ', 'b.martin@univ.example'])
      expect(await signIn(email)).toEqual(ben);
  });

  test('says nothing but no to all others', async () => {
    const { signIn, database } = await start();
    expect(await signIn('ben@univ.example', `${PASSWORD}!`)).toBeNull();
    expect(await signIn('ben@univ.example', '')).toBeNull();
    for (const email of [
      'ben+x@univ.example',
      'nobody@univ.example',
      'ada@univ.example',
      '',
      'x'.repeat(10_000),
      '\0@',
    ])
      expect(await signIn(email)).toBeNull();
    await database.write('persons').where({ name: 'Ben' }).update({ disabled_at: NOON });
    expect(await signIn('ben@univ.example')).toBeNull();
  });

  test('checks a password even where there is none, and one that takes as long', async () => {
    const { db } = await start();
    const hashed = await findCredentials(db, 'ben@univ.example');
    const cost = (hash: string | null | undefined) => hash?.split('$').slice(0, 4);
    expect(cost(DECOY_HASH)).toEqual(cost(hashed?.passwordHash));
    expect(DECOY_HASH.length).toBe(hashed?.passwordHash?.length);
  });
});
