/** What readers must know of a mail, on its ticket's pages. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

onBothDatabases('an entry whose mail needs a word', (open) => {
  const website = webDesksOn(open);

  test('says it to staff and to its requester', async () => {
    const site = await website();
    const { id, reference } = await site.ticket({ title: 'Secret' });
    const notices = [
      { code: 'encrypted', values: { how: 'PGP' } },
      { code: 'calendar-invite', values: { event: '<b>Réunion</b> · 2026-11-24 14:00' } },
    ];
    await site.say(id, 'Ada', '-----BEGIN PGP MESSAGE-----', { via: 'mail', notices });
    await site.say(id, 'Ada', 'Sans rien', { via: 'mail' });
    for (const [name, path] of [
      ['Ben', `/staff/tickets/${reference}`],
      ['Ada', `/requests/${reference}`],
    ] as const) {
      const page = await (await site.signedIn(name)).get(path);
      expect(page.words()).toContain('Courriel chiffré (PGP)');
      expect(page.words()).toContain('<b>Réunion</b> · 2026-11-24 14:00');
      expect(page.html).not.toContain('<b>Réunion</b>');
      expect(page.html.match(/class="notices"/g)).toHaveLength(1);
    }
  });
});
