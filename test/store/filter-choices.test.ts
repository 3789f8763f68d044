/** What select boxes offer. */
import { expect, test } from '@jest/globals';
import { readFilterChoices, readTicketChoices } from '../../src/store/filter-choices.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const slugs = (services: readonly { readonly slug: string; readonly depth: number }[]) =>
  services.map(({ slug, depth }) => `${'· '.repeat(depth)}${slug}`);

onBothDatabases('the choices of a list', (open) => {
  test('are the services as a tree, the teams, the agents', async () => {
    const { db, viewer, idOf } = await openHelpDesk(open);
    const choices = await readFilterChoices(db, await viewer('Cleo'));
    expect(slugs(choices.services)).toEqual(['numerique', '· wifi', '· vpn', 'paie']);
    expect(choices.services[1]).toEqual({
      ...{ slug: 'wifi', name: { fr: 'Wi-Fi', en: 'Wi-Fi' }, depth: 1, takesTickets: true },
    });
    expect(choices.services[0]?.takesTickets).toBe(false);
    expect(choices.teams.map(({ slug }) => slug)).toEqual(['reseau', 'rh']);
    expect(choices.agents).toEqual(['Ben', 'Cleo', 'Dora'].map((name) => ({ id: idOf(name as 'Ben'), name })));
  });

  test('leave out hidden services, with the families that lead nowhere else, retired services, disabled agents', async () => {
    const { db, database, viewer, services } = await openHelpDesk(open);
    const ben = await viewer('Ben');
    expect(slugs((await readFilterChoices(db, ben)).services)).toEqual(['numerique', '· wifi', '· vpn']);
    await database.write('services').where({ slug: 'wifi' }).update({ parent_id: services.paie });
    await database.write('services').where({ slug: 'vpn' }).update({ retired_at: NOON });
    await database.write('persons').where({ name: 'Cleo' }).update({ disabled_at: NOON });
    const choices = await readFilterChoices(db, ben);
    expect(slugs(choices.services)).toEqual(['paie', '· wifi']);
    expect(choices.services[0]?.takesTickets).toBe(false);
    expect(choices.agents.map(({ name }) => name)).toEqual(['Ben', 'Dora']);
  });
});

onBothDatabases('the choices of a ticket', (open) => {
  test('are every service, and the agents who may see it there', async () => {
    const { db, database, services, teams } = await openHelpDesk(open);
    const choicesOf = async (slug: string | null) => {
      const service = slug === null ? null : { id: services[slug] as number };
      const { services: offered, agents } = await readTicketChoices(db, { service });
      return { services: slugs(offered), agents: agents.map(({ name }) => name) };
    };
    const all = ['numerique', '· wifi', '· vpn', 'paie'];
    expect(await choicesOf(null)).toEqual({ services: all, agents: ['Ben', 'Cleo', 'Dora'] });
    expect(await choicesOf('wifi')).toEqual({ services: all, agents: ['Ben', 'Cleo', 'Dora'] });
    expect(await choicesOf('paie')).toEqual({ services: all, agents: ['Cleo'] });
    await database.write('service_teams').insert({ service_id: services.paie, team_id: teams.reseau });
    expect(await choicesOf('paie')).toEqual({ services: all, agents: ['Ben', 'Cleo'] });
  });
});
