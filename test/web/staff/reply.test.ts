/** Staff write on a ticket's page: who will get it, what is sent, what is shown again and keeps all that was written. */
import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { UNDO_WINDOW } from '../../../src/domain/undo-window.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { mailboxOf } from '../../support/filings.ts';
import type { Character } from '../../support/help-desk.ts';
import type { Answer } from '../../support/http-client.ts';
import { type WebDesk, webDesksOn } from '../../support/web-desk.ts';

const MANUAL = { redirect: 'manual' } as const;

const boxes = (page: Answer) =>
  page.forms().flatMap(({ fields }) => fields.filter(({ name }) => name === 'kept').flatMap(({ values }) => values));

/** What stands in a text field of the page. */
const textIn = (page: Answer, id: string) =>
  page.html.match(new RegExp(`id="${id}"[^>]*>\\n([^<]*)</textarea>`))?.[1] ?? null;

/** Who a form says it would be sent to. */
const audienceOf = (page: Answer, id: 'reply' | 'note') => {
  const form = page.html.split(`id="${id}"`)[1]?.split('</form>')[0] ?? '';
  return [...form.matchAll(/<li class="wrap">(.*?)<\/li>/gs)].map(([, one = '']) =>
    one
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
};

onBothDatabases('on a ticket’s page', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    await mailboxOf(site.desk);
    const { id, reference } = await site.ticket({ title: 'No network', team: 'reseau' });
    await site.say(id, 'Ada', 'My network is down.');
    const path = `/staff/tickets/${reference}`;
    const said = () => site.db('log_entries').where({ ticket_id: id }).orderBy('id').pluck('text');
    const recipients = async () =>
      (await site.db('outbox_emails').where({ state: 'queued' }).orderBy('recipient').pluck('recipient')).map(
        (address: string) => address.split('@')[0],
      );
    /** What happens through the desk moves the ticket on. */
    const answer = async (name: Character, text: string) => {
      await site.say(id, name, text);
      await site.database.write('tickets').where({ id }).increment('revision');
    };
    return { ...site, site, id, reference, path, said, recipients, answer, ben: await site.signedIn('Ben') };
  };
  const stagedIn = ({ web }: WebDesk) => readdir(web.blobs.stagingFolder);

  test('a reply says before it is sent whom it goes to, and goes to them', async () => {
    const { ben, path, id, invite, database, idOf, recipients, said, clock } = await start();
    await invite(id, 'Stranger');
    await invite(id, 'Dora');
    await invite(id, 'Cleo', 'follower');
    await database
      .write('persons')
      .where({ id: idOf('Cleo') })
      .update({ notify: 'digest' });
    const muted = { ticket_id: id, person_id: idOf('Dora') };
    await database.write('ticket_contacts').where(muted).update({ muted_at: clock.now });
    const address = { address: 's@else.example', address_key: 's@else.example' };
    await database
      .write('person_addresses')
      .where({ person_id: idOf('Stranger') })
      .update(address);
    const page = await ben.get(path);
    expect(audienceOf(page, 'reply')).toEqual([
      'Ada ada@univ.example · demandeur',
      'Stranger s@else.example · contact nouveau hors de l’organisation',
      'Cleo cleo@univ.example · agent, dans son récapitulatif',
    ]);
    expect(audienceOf(page, 'note')).toEqual(['Cleo cleo@univ.example · agent, dans son récapitulatif']);
    expect(page.words()).toContain('Envoyer à Ada et 2 autres');
    const sent = await ben.submit(page, `${path}/replies`, { text: 'Try again', send: 'wait' }, MANUAL);
    expect([sent.status, sent.location]).toEqual([303, `${path}#entry-2`]);
    expect([await said(), await recipients()]).toEqual([
      ['My network is down.', 'Try again'],
      ['ada', 's'],
    ]);
    // Staff have answered since.
    expect(audienceOf(await ben.get(path), 'reply')[1]).toBe(
      'Stranger s@else.example · contact hors de l’organisation',
    );
  });

  test('with nobody to mail, a reply says so', async () => {
    const { ben, path, database } = await start();
    await database.write('persons').where({ name: 'Ada' }).update({ disabled_at: 1 });
    const words = (await ben.get(path)).words();
    expect(words).toContain('Personne ne la recevra par courriel');
    expect(words).toContain('Publier la réponse');
  });

  test('files come along, are made harmless, and are refused like those of mails, with nothing lost', async () => {
    const { ben, path, site, said, db } = await start();
    const good = new File(['plan'], `../../plan ${'é'.repeat(80)}\u202e.pdf`, { type: 'application/pdf' });
    const bad = new File(['MZ'], 'run.exe');
    const page = await ben.get(path);
    const refused = await ben.submit(page, `${path}/replies`, { text: 'See <this>', files: [good, bad], send: 'keep' });
    expect([refused.status, await said()]).toEqual([422, ['My network is down.']]);
    expect(refused.words()).toMatch(/Rien n’a été envoyé.*run\.exe.*type de fichier interdit/);
    expect(textIn(refused, 'reply-text')).toBe('See &lt;this&gt;');
    expect(refused.words()).toContain('plan é');
    const again = await ben.submit(refused, `${path}/replies`, { send: 'keep' }, MANUAL);
    expect([again.status, await said()]).toEqual([303, ['My network is down.', 'See <this>']]);
    expect(await db('attachments').select('filename', 'size', 'content_type')).toEqual([
      { filename: `plan ${'é'.repeat(80)}.pdf`, size: 4, content_type: 'application/pdf' },
    ]);
    const file = await ben.get('/files/1');
    expect([file.status, Buffer.from(file.bytes).toString()]).toEqual([200, 'plan']);
    expect(await stagedIn(site)).toEqual([]);
  });

  test('a file that is unticked stays away, and one that another person kept, or nobody, is none', async () => {
    const { ben, path, signedIn, db } = await start();
    const files = ['a.txt', 'b.txt'].map((name) => new File([name], name));
    const refused = await ben.submit(path, `${path}/notes`, { text: '', files: [...files, new File(['x'], 'x.exe')] });
    const [first = '', second = ''] = boxes(refused);
    await ben.submit(refused, `${path}/notes`, { text: 'Look', kept: [second] });
    const cleo = await signedIn('Cleo');
    const cleos = await cleo.get(path);
    const _csrf = cleos.html.match(/name="_csrf" value="([^"]*)"/)?.[1] ?? '';
    for (const kept of [first, `${second}a`, 'x', '', `${first.split('.')[0]}.${second.split('.')[1]}`])
      expect((await cleo.post(`${path}/notes`, { text: 'Mine', kept, _csrf })).status).toBe(422);
    expect(await db('attachments').pluck('filename')).toEqual(['b.txt']);
  });

  test('a file kept for more than a day has to be chosen again', async () => {
    const { ben, path, db, clock } = await start();
    const refused = await ben.submit(path, `${path}/notes`, {
      files: [new File(['a'], 'a.txt'), new File(['x'], 'x.exe')],
    });
    for (let looked = 0; looked < 3; looked += 1) {
      clock.now += 9 * 3600 * 1000;
      await ben.get(path);
    }
    const late = await ben.submit(refused, `${path}/notes`, { text: 'Look' });
    expect([late.status, late.words()]).toEqual([422, expect.stringMatching(/1 fichier n’a pas pu être gardé/)]);
    expect([textIn(late, 'note-text'), boxes(late), await db('attachments')]).toEqual(['Look', [], []]);
  });

  test('nothing written on a page that others have outrun is sent: what is new is shown, the rest kept', async () => {
    const { ben, path, id, say, said, answer, recipients } = await start();
    await say(id, 'Ada', 'See', { html: '<img alt="x" data-remote-src="https://remote.example/x.png">' });
    const page = await ben.get(path);
    await answer('Ada', 'It works again, thanks.');
    const files = [new File(['plan'], 'plan.pdf')];
    const stale = await ben.submit(page, `${path}/replies`, { text: 'Any news?', files, send: 'resolve' });
    expect([stale.status, await recipients()]).toEqual([409, []]);
    expect(stale.words()).toMatch(
      /My network is down.*Nouveau depuis que vous avez ouvert la page.*It works again.*Rien n’a été envoyé/,
    );
    expect([textIn(stale, 'reply-text'), boxes(stale).length]).toEqual(['Any news?', 1]);
    const images = stale.html.match(/href="([^"]*\?images=\w+)#entry-2"/)?.[1] ?? 'none';
    expect((await ben.get(images)).html).toContain('src="https://remote.example/x.png"');
    const sent = await ben.submit(stale, `${path}/replies`, { send: 'resolve' }, MANUAL);
    expect(sent.status).toBe(303);
    expect((await said()).slice(2)).toEqual(['It works again, thanks.', 'Any news?']);
    const note = await ben.submit(page, `${path}/notes`, { text: 'Called her' });
    expect([note.status, textIn(note, 'note-text'), textIn(note, 'reply-text')]).toEqual([409, 'Called her', '']);
    expect((await ben.submit(note, `${path}/notes`, {}, MANUAL)).status).toBe(303);
  });

  test('a reply can be taken back while it waits, by its author, and is in the form again', async () => {
    const { ben, path, said, clock, signedIn, recipients } = await start();
    const files = [new File(['plan'], 'plan.pdf')];
    await ben.submit(path, `${path}/replies`, { text: 'Too <early>', files, send: 'resolve' });
    const undo = `${path}/entries/2/undo`;
    clock.now += 5_000;
    const page = await ben.get(path);
    expect(page.words()).toContain('Réponse envoyée dans 10 s');
    expect((await (await signedIn('Cleo')).get(path)).html).not.toContain(undo);
    const back = await ben.submit(page, undo);
    expect([back.status, await said(), await recipients()]).toEqual([200, ['My network is down.'], []]);
    expect([textIn(back, 'reply-text'), boxes(back).length]).toEqual(['Too &lt;early&gt;', 1]);
    expect(back.words()).toMatch(/Ben a annulé l’envoi d’une réponse.*Envoi annulé\s: rien n’est parti/);
    const again = await ben.submit(back, `${path}/replies`, { send: 'keep' }, MANUAL);
    expect([again.status, await recipients()]).toEqual([303, ['ada']]);
    clock.now += UNDO_WINDOW + 4_000;
    expect((await ben.get(path)).words()).not.toContain('Réponse envoyée dans');
    const late = await ben.submit(back, `${path}/replies`, { text: 'Later', send: 'keep' });
    const waiting = await ben.get(late.path);
    clock.now += UNDO_WINDOW + 4_000;
    const tooLate = await ben.submit(waiting, `${path}/entries/4/undo`);
    expect([tooLate.status, tooLate.words()]).toEqual([409, expect.stringContaining('la réponse est déjà partie')]);
  });

  test('what is too long is told, and none of it is lost; what many files outweigh is shown as well', async () => {
    const { ben, path, said } = await start();
    const long = await ben.submit(path, `${path}/replies`, { text: 'x'.repeat(100_001), send: 'keep' });
    expect([long.status, textIn(long, 'reply-text')?.length]).toEqual([422, 100_001]);
    const files = Array.from({ length: 21 }, (_, at) => new File(['x'], `${at}.txt`));
    const many = await ben.submit(path, `${path}/replies`, { text: 'Many files', files, send: 'keep' });
    expect([many.status, many.html.includes('Many files')]).toEqual([413, true]);
    expect(await said()).toHaveLength(1);
  });

  test('100,000 characters are no trouble', async () => {
    const { ben, path, said, answer } = await start();
    const page = await ben.get(path);
    await answer('Ada', 'More');
    const text = 'é'.repeat(100_000);
    const stale = await ben.submit(page, `${path}/replies`, { text, send: 'keep' });
    expect((await ben.submit(stale, `${path}/replies`, { send: 'keep' }, MANUAL)).status).toBe(303);
    expect((await said()).at(-1)).toBe(text);
  });

  test('the same form with other files is another one; with the same, it acts once', async () => {
    const { ben, path, db } = await start();
    const page = await ben.get(path);
    const send = (bytes: string) =>
      ben.submit(page, `${path}/replies`, { text: 'See', files: [new File([bytes], 'a.txt')], send: 'keep' }, MANUAL);
    for (const bytes of ['one', 'one', 'two']) expect((await send(bytes)).status).toBe(303);
    expect(await db('attachments').orderBy('id').pluck('size')).toHaveLength(2);
  });

  test('beside older messages nothing is written', async () => {
    const { ben, path } = await start();
    const page = await ben.get(`${path}?before=99`);
    expect(page.forms().filter(({ action }) => /replies|notes/.test(action))).toEqual([]);
  });
});
