import { expect, test } from '@jest/globals';
import { replaceTeamsOf } from '../../src/store/teams.ts';
import { readViewer } from '../../src/store/viewers.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON, sha } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

onBothDatabases('a viewer', (open) => {
  test('is who is signed in, with their teams and what is hidden from them', async () => {
    const { viewer, teams, services, idOf } = await openHelpDesk(open);
    const { reseau, rh } = teams;
    const none = { disclosedTicketIds: [] };
    expect(await viewer('Ben')).toEqual({
      ...{ personId: idOf('Ben'), name: 'Ben', role: 'agent', ...none },
      ...{ teamIds: [reseau], hiddenServiceIds: [services.paie] },
    });
    expect(await viewer('Cleo')).toMatchObject({ teamIds: [rh], hiddenServiceIds: [], ...none });
    expect(await viewer('Dora')).toMatchObject({ role: 'admin', teamIds: [], hiddenServiceIds: [services.paie] });
    expect(await viewer('Ada')).toMatchObject({ role: 'requester', teamIds: [], hiddenServiceIds: [], ...none });
  });

  test('sees a confidential service that is shown to one of their teams; a retired one stays hidden', async () => {
    const { viewer, database, teams, services, idOf } = await openHelpDesk(open);
    await database.write('service_teams').insert({ service_id: services.paie, team_id: teams.reseau });
    await replaceTeamsOf(database.write, idOf('Dora'), [teams.reseau as number, teams.rh as number]);
    expect(await viewer('Ben')).toMatchObject({ hiddenServiceIds: [] });
    expect(await viewer('Dora')).toMatchObject({ hiddenServiceIds: [], teamIds: [teams.reseau, teams.rh] });
    await database.write('service_teams').delete();
    await database.write('services').where({ slug: 'paie' }).update({ retired_at: NOON, team_id: null });
    expect(await viewer('Ben')).toMatchObject({ hiddenServiceIds: [services.paie] });
  });

  test('is nobody without a session, after it, and when they may not sign in any more', async () => {
    const { db, database, signIn } = await openHelpDesk(open);
    const { tokenHash, expiresAt } = await signIn('Ben');
    expect(await readViewer(db, sha('a guess'), NOON)).toBeNull();
    expect(await readViewer(db, '', NOON)).toBeNull();
    expect(await readViewer(db, tokenHash, expiresAt - 1)).not.toBeNull();
    expect(await readViewer(db, tokenHash, expiresAt)).toBeNull();
    await database.write('persons').where({ name: 'Ben' }).update({ disabled_at: NOON });
    expect(await readViewer(db, tokenHash, NOON)).toBeNull();
  });

  test('is read with one query', async () => {
    const { db, signIn } = await openHelpDesk(open);
    for (const name of ['Ben', 'Ada'] as const) {
      const { tokenHash } = await signIn(name);
      const queries: string[] = [];
      const note = ({ sql }: { sql: string }) => queries.push(sql);
      db.on('query', note);
      await readViewer(db, tokenHash, NOON);
      db.off('query', note);
      expect(queries).toHaveLength(1);
    }
  });

  test('who is no administrator any more has lost what was shown to them as one', async () => {
    const { db, database, signIn, idOf } = await openHelpDesk(open);
    const { tokenHash } = await signIn('Dora');
    const data = JSON.stringify({ disclosedTickets: [{ id: 7, until: NOON + 1 }] });
    await database
      .write('sessions')
      .where({ person_id: idOf('Dora') })
      .update({ data });
    expect((await readViewer(db, tokenHash, NOON))?.viewer.disclosedTicketIds).toEqual([7]);
    await database.write('persons').where({ name: 'Dora' }).update({ role: 'agent' });
    expect((await readViewer(db, tokenHash, NOON))?.viewer.disclosedTicketIds).toEqual([]);
  });
});
