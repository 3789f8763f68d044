/** What staff choose for themselves. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

onBothDatabases('preferences', (open) => {
  const website = webDesksOn(open);

  test('say how staff are told, and keep what they choose', async () => {
    const { signedIn, db, idOf } = await website();
    const ben = await signedIn('Ben');
    const page = await ben.get('/preferences');
    expect((await ben.get('/staff/tickets')).html).toContain('href="/preferences"');
    const [form] = page.forms().filter(({ action }) => action === '/preferences');
    expect(form?.fields.find(({ name }) => name === 'notify')).toMatchObject({
      values: ['each'],
      choices: ['each', 'digest', 'none'],
    });
    const saved = await ben.submit(page, '/preferences', { notify: 'digest' });
    expect([saved.path, saved.words().includes('C’est enregistré.')]).toEqual(['/preferences?saved=yes', true]);
    expect(
      saved
        .forms()
        .flatMap(({ fields }) => fields)
        .find(({ name }) => name === 'notify')?.values,
    ).toEqual(['digest']);
    expect(await db('persons').where({ notify: 'digest' }).pluck('id')).toEqual([idOf('Ben')]);
  });

  test('take no other choice', async () => {
    const { signedIn, db } = await website();
    const ben = await signedIn('Ben');
    const [{ fields = [] } = {}] = (await ben.get('/preferences')).forms();
    const _csrf = fields.find(({ name }) => name === '_csrf')?.values[0] ?? '';
    for (const filling of [{ notify: 'always' }, {}]) {
      expect((await ben.post('/preferences', { ...filling, _csrf })).status).toBe(400);
    }
    expect(await db('persons').whereNot({ notify: 'each' })).toEqual([]);
  });

  test('are not offered to others', async () => {
    const { signedIn } = await website();
    const ada = await signedIn('Ada');
    expect((await ada.get('/requests')).html).not.toContain('/preferences');
    expect((await ada.get('/preferences')).status).toBe(404);
  });
});
