import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

const RESOLVED = '/settings/templates/fr/resolved';

onBothDatabases('mail templates', (open) => {
  const website = webDesksOn(open);

  test('are listed for administrators alone, and lead to each', async () => {
    const { signedIn } = await website();
    const dora = await signedIn('Dora');
    expect((await dora.get('/staff/tickets')).html).toContain('href="/settings/templates"');
    const list = await dora.get('/settings/templates');
    expect([list.status, list.words()]).toEqual([200, expect.stringContaining('Demande résolue')]);
    expect(list.html).toContain(`href="${RESOLVED}"`);
    expect(list.html).not.toContain('mark-blue');
    const ben = await signedIn('Ben');
    expect((await ben.get('/staff/tickets')).html).not.toContain('/settings');
    for (const path of ['/settings/templates', RESOLVED]) expect((await ben.get(path)).status).toBe(404);
    for (const path of ['/settings/templates/de/resolved', '/settings/templates/fr/nothing']) {
      expect((await dora.get(path)).status).toBe(404);
    }
  });

  test('one is shown with what mails of it would be', async () => {
    const { signedIn } = await website();
    const page = await (await signedIn('Dora')).get(RESOLVED);
    expect(page.status).toBe(200);
    expect(page.html).toContain('sandbox="" ');
    expect(page.html).toContain('srcdoc="&lt;!doctype html&gt;');
    expect(page.words()).toContain('[R-004217] Pas de Wi-Fi en salle B 214');
    expect(page.words()).toContain('Ce que reçoit le demandeur');
    expect(page.html).toContain('{% if role == &#34;requester&#34; %}');
  });

  test('is tried without being kept, kept, and put back', async () => {
    const { signedIn, db, desk, idOf } = await website();
    const dora = await signedIn('Dora');
    const write = (source: string, act: string) => dora.submit(RESOLVED, RESOLVED, { source, act });
    const tried = await write('Fini, {{ recipient }} ! {{ colour }}', 'preview');
    expect([tried.status, tried.words()]).toEqual([200, expect.stringContaining('Fini, Camille Durand !')]);
    expect(tried.words()).toContain('colour');
    expect(await db('mail_templates')).toEqual([]);

    const kept = await write('Fini, {{ recipient }} !\r\nVraiment.', 'save');
    expect(kept.path).toBe(`${RESOLVED}?saved=changed`);
    expect(await db('mail_templates').select('notification', 'locale', 'source', 'changed_by', 'changed_at')).toEqual([
      {
        ...{ notification: 'resolved', locale: 'fr', source: 'Fini, {{ recipient }} !\nVraiment.' },
        ...{ changed_by: idOf('Dora'), changed_at: desk.clock() },
      },
    ]);
    expect(kept.words()).toContain('Modifié par Dora');
    expect((await dora.get('/settings/templates')).html.match(/mark-blue/g)).toHaveLength(1);

    const back = await write('whatever', 'reset');
    expect(back.path).toBe(`${RESOLVED}?saved=reset`);
    expect(await db('mail_templates')).toEqual([]);
    const audited = await db('audit_events').where({ subject_type: 'mail-template' }).orderBy('id');
    expect(audited.map(({ action, subject_id }) => `${action} ${subject_id}`)).toEqual([
      'mail-template.changed fr/resolved',
      'mail-template.reset fr/resolved',
    ]);
  });

  test('that breaks is refused, with its line, and what was written is still there', async () => {
    const { signedIn, db } = await website();
    const dora = await signedIn('Dora');
    const refused = await dora.submit(RESOLVED, RESOLVED, { source: 'Bonjour,\n{% if %}\n<script>', act: 'save' });
    expect([refused.status, refused.words()]).toEqual([422, expect.stringContaining('à la ligne 2')]);
    expect(refused.html).toContain('{% if %}\n&lt;script&gt;</textarea>');
    expect(await db('mail_templates')).toEqual([]);
  });

  test('mending one takes its alarm back', async () => {
    const { signedIn, db, database } = await website();
    await database.write('alarms').insert({
      kind: 'template-broken',
      details: '{"template":"resolved","language":"fr","reason":"x"}',
      raised_at: 1,
    });
    const dora = await signedIn('Dora');
    expect((await dora.get('/staff/tickets')).words()).toMatch(
      /Le modèle de courriel «\sDemande résolue\s» \(fr\) ne fonctionne pas \(x\)\./,
    );
    await dora.submit(RESOLVED, RESOLVED, { source: 'Fini.', act: 'save' });
    expect(await db('alarms').whereNull('cleared_at')).toEqual([]);
  });
});
