/** The link that takes a command back: shown it does nothing, its form does once, within the hour. */
import { expect, test } from '@jest/globals';
import { linkToken } from '../../../src/domain/link-token.ts';
import { insertUndoStep } from '../../../src/store/undo-steps.ts';
import { onBothDatabases } from '../../support/databases.ts';
import type { Character } from '../../support/help-desk.ts';
import { webDesksOn } from '../../support/web-desk.ts';

const HOUR = 3_600_000;

onBothDatabases('a link that takes a command back', (open) => {
  const website = webDesksOn(open);
  /** Ben has closed Ada's ticket by mail. */
  const start = async () => {
    const site = await website();
    const { id, reference } = await site.ticket({ team: 'reseau', status: 'closed' });
    const undoStepId = await insertUndoStep(site.database.write, {
      ...{ ticketId: id, personId: site.idOf('Ben'), command: 'close', as: 'staff' },
      done: { code: 'close', values: {} },
      step: { what: 'ticket', before: { status: 'open' }, after: { status: 'closed' } },
      expiresAt: site.clock.now + HOUR,
    });
    const link = (name: Character) =>
      `/s/${linkToken(site.web.keys, { to: 'undo', undoStepId, personId: site.idOf(name) })}`;
    const status = async () => (await site.row(reference)).status;
    return { ...site, id, reference, link, status, anybody: site.visitor() };
  };
  const sends = { redirect: 'manual' } as const;

  test('says what was done, and does nothing until its form is sent', async () => {
    const { anybody, link, reference, status, events } = await start();
    for (let time = 0; time < 3; time += 1) {
      const { words, headers } = await anybody.get(link('Ben'));
      expect(words()).toContain(reference);
      expect(words()).toContain('Vous pouvez encore l’annuler');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect([await status(), await events(reference)]).toEqual(['closed', []]);
  });

  test('takes it back once, however often it is sent', async () => {
    const { anybody, link, reference, status, events } = await start();
    const page = await anybody.get(link('Ben'));
    for (let time = 0; time < 2; time += 1) {
      const answer = await anybody.submit(page, link('Ben'));
      expect([answer.path, answer.words().includes('C’est annulé')]).toEqual([link('Ben'), true]);
      expect(answer.forms().map(({ action }) => action)).toEqual(['/language']);
    }
    expect(await status()).toBe('open');
    expect((await events(reference)).map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'Ben ticket.status-changed',
      'Ben ticket.command-undone',
    ]);
  });

  test('is too late after an hour', async () => {
    const { anybody, link, clock, status } = await start();
    const page = await anybody.get(link('Ben'));
    clock.now += HOUR;
    expect((await anybody.submit(page, link('Ben'))).words()).toContain('Il est trop tard pour annuler');
    expect(await status()).toBe('closed');
  });

  test('does nothing to what was changed since, and says so', async () => {
    const { anybody, link, database, id, status } = await start();
    const page = await anybody.get(link('Ben'));
    await database.write('tickets').where({ id }).update({ status: 'waiting' });
    const answer = await anybody.submit(page, link('Ben'), {}, sends);
    expect([answer.status, answer.words().includes('La demande a changé entre-temps')]).toEqual([200, true]);
    expect(await status()).toBe('waiting');
  });

  test('is of no use to who is not of the staff any more', async () => {
    const { anybody, link, database, idOf, status } = await start();
    await database
      .write('persons')
      .where({ id: idOf('Ben') })
      .update({ role: 'requester' });
    const answer = await anybody.post(link('Ben'), { act: 'undo' }, sends);
    expect([answer.status, answer.words().includes('Rien n’a été annulé')]).toEqual([200, true]);
    expect(await status()).toBe('closed');
  });

  test('is nobody else’s, and does nothing else', async () => {
    const { anybody, link, status } = await start();
    expect((await anybody.get(link('Dora'))).status).toBe(404);
    expect((await anybody.post(link('Dora'), { act: 'undo' }, sends)).status).toBe(404);
    await anybody.post(link('Ben'), { act: 'leave' }, sends);
    expect(await status()).toBe('closed');
  });
});
