/** The language of the pages: what the browser prefers, until the reader chooses. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { addressOf } from '../support/help-desk.ts';
import type { Answer } from '../support/http-client.ts';
import { PASSWORD } from '../support/opened-website.ts';
import { csrfIn, webDesksOn } from '../support/web-desk.ts';

const languageOf = ({ html }: Answer) => /<html lang="(\w+)">/.exec(html)?.[1];

onBothDatabases('the language', (open) => {
  const website = webDesksOn(open);

  test('is what the browser prefers, of those that we speak, else the installation’s', async () => {
    const site = await website();
    const english = await website({ settings: { defaultLocale: 'en' } });
    const of = async (accepted: string, { visitor } = site) =>
      languageOf(await visitor({ 'accept-language': accepted }).get('/sign-in'));
    for (const [accepted, language] of [
      ['fr', 'fr'],
      ['en', 'en'],
      ['en-US,en;q=0.9,fr;q=0.8', 'en'],
      ['fr-CA', 'fr'],
      ['de, en;q=0.5, fr;q=0.7', 'fr'],
      ['en;q=0, fr', 'fr'],
    ] as const) {
      expect([accepted, await of(accepted)]).toEqual([accepted, language]);
      expect([accepted, await of(accepted, english)]).toEqual([accepted, language]);
    }
    for (const unknown of ['', 'de', 'xx-;;;,', '%']) {
      expect([unknown, await of(unknown)]).toEqual([unknown, 'fr']);
      expect([unknown, await of(unknown, english)]).toEqual([unknown, 'en']);
    }
  });

  test('is chosen in the footer of any page, and leads back to it', async () => {
    const site = await website();
    const visitor = site.visitor();
    const signIn = await visitor.get('/sign-in?next=%2Fstaff%2Ftickets%3Fteam%3Dreseau');
    const chosen = await visitor.submit(signIn, '/language', { language: 'en' });
    expect([languageOf(chosen), chosen.path]).toEqual(['en', signIn.path]);
    expect(chosen.words()).toContain('Sign in');
    expect(languageOf(await visitor.get('/no-such-page'))).toBe('en');
    const missing = await visitor.submit('/no-such-page', '/language', { language: 'fr' });
    expect([languageOf(missing), missing.status]).toEqual(['fr', 404]);
  });

  test('chosen by who is signed in is theirs in every browser; chosen before signing in, this browser’s', async () => {
    const site = await website();
    const ben = await site.signedIn('Ben');
    const list = await ben.submit('/staff/tickets?team=reseau', '/language', { language: 'en' });
    expect([languageOf(list), list.path]).toEqual(['en', '/staff/tickets?team=reseau']);
    expect(await site.db('persons').where({ name: 'Ben' }).first('locale')).toEqual({ locale: 'en' });
    const elsewhere = await site.signedIn('Ben');
    expect(languageOf(await elsewhere.get('/staff/tickets'))).toBe('en');

    await site.signedIn('Cleo');
    const browser = site.visitor();
    await browser.submit('/sign-in', '/language', { language: 'en' });
    const cleo = { email: addressOf('Cleo'), password: PASSWORD };
    expect(languageOf(await browser.submit('/sign-in', '/sign-in', cleo))).toBe('en');
    expect(languageOf(await (await site.signedIn('Cleo')).get('/staff/tickets'))).toBe('fr');
    // What a person chose for themselves comes before what somebody chose in this browser.
    await browser.submit('/staff/tickets', '/language', { language: 'fr' });
    await browser.submit('/staff/tickets', '/sign-out');
    expect(languageOf(await browser.get('/sign-in'))).toBe('fr');
  });

  test('that nobody speaks is none, and its form leads nowhere else', async () => {
    const site = await website();
    const visitor = site.visitor();
    const _csrf = csrfIn(await visitor.get('/sign-in'));
    const choose = (form: Record<string, string>) =>
      visitor.post('/language', { ...form, _csrf }, { redirect: 'manual' });
    for (const language of ['de', '', '__proto__', 'FR']) expect((await choose({ language })).status).toBe(400);
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil', '', `/${'x'.repeat(3000)}`])
      expect([next, (await choose({ language: 'en', next })).location]).toEqual([next, '/']);
    const [cookie = ''] = (await choose({ language: 'en' })).headers.getSetCookie();
    expect(cookie).toMatch(/^guichet_language=en; Max-Age=\d{8}; Path=\/; .*HttpOnly; SameSite=Lax$/);
    expect(languageOf(await site.visitor({ cookie: 'guichet_language=../../x' }).get('/sign-in'))).toBe('fr');
  });

  test('is not mixed up by caches', async () => {
    const site = await website();
    const answer = await site.visitor().get('/sign-in');
    expect(answer.headers.get('vary')).toMatch(/Cookie.*Accept-Language/);
  });
});
