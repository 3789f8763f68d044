import { expect, test } from '@jest/globals';
import { addNote } from '../../src/desk/add-note.ts';
import { discloseTicket } from '../../src/desk/disclose-ticket.ts';
import type { DeskRefusal } from '../../src/desk/refusal.ts';
import { closeSession } from '../../src/desk/session.ts';
import { disclosableTicket } from '../../src/store/disclosable-tickets.ts';
import { onBothDatabases } from '../support/databases.ts';
import { sha } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const HOUR = 3_600_000;
const refusal = (code: DeskRefusal['code'], choice: DeskRefusal['choice'] = null) =>
  expect.objectContaining({ name: 'DeskRefusal', code, choice });

onBothDatabases('a confidential ticket', (open) => {
  const start = async () => {
    const helpDesk = await openHelpDesk(open);
    const session = await helpDesk.signIn('Dora');
    const reference = await helpDesk.ticket('paie');
    const { id } = await helpDesk.row(reference);
    const dora = () => helpDesk.viewer('Dora', session);
    const ask = async (change: Partial<Parameters<typeof discloseTicket>[1]> = {}) =>
      discloseTicket(helpDesk.desk, {
        ...{ viewer: change.viewer ?? (await dora()), reference, once: null, tokenHash: session.tokenHash },
        ...{ reason: ' A complaint of Ada’s\r\n', ...change },
      });
    return { ...helpDesk, session, reference, id, dora, ask };
  };

  test('is shown to an administrator who says why, for an hour, in this session alone', async () => {
    const { desk, db, clock, dora, ask, id, reference, events, viewer } = await start();
    expect(await disclosableTicket(db, await dora(), reference)).toEqual({ id, reference });
    expect(await ask()).toEqual({ reference });
    expect(await dora()).toMatchObject({ disclosedTicketIds: [id] });
    expect(await disclosableTicket(db, await dora(), reference)).toBeNull();
    expect(await viewer('Dora')).toMatchObject({ disclosedTicketIds: [] });
    await addNote(desk, { viewer: await dora(), reference, once: null, text: 'Seen.' });
    expect(await events(reference)).toEqual([
      { action: 'ticket.disclosed', actor: 'Dora', before: null, after: { reason: 'A complaint of Ada’s' } },
    ]);
    clock.now += HOUR;
    expect(await dora()).toMatchObject({ disclosedTicketIds: [] });
    expect(await disclosableTicket(db, await dora(), reference)).toEqual({ id, reference });
  });

  test('is asked for by whatever reference it has, as people type it', async () => {
    const { database, db, dora, ask, id, reference } = await start();
    await database.write('ticket_aliases').insert({ reference: 'ITOP-4711', ticket_id: id });
    const blind = await dora();
    for (const written of [reference.toLowerCase(), 'ITOP-4711', 'itop-4711'])
      expect(await disclosableTicket(db, blind, written)).toEqual({ id, reference });
    expect(await ask({ reference: 'itop-4711' })).toEqual({ reference });
    // Asked once more from a page that was open already.
    expect(await ask({ reference: reference.toLowerCase() })).toEqual({ reference });
  });

  test('asked for twice is shown and audited once', async () => {
    const { dora, ask, id, events, reference } = await start();
    const blind = await dora();
    for (let times = 0; times < 2; times += 1) await ask({ viewer: blind, once: sha('form') });
    expect(await ask()).toEqual({ reference });
    expect(await dora()).toMatchObject({ disclosedTicketIds: [id] });
    expect(await events(reference)).toHaveLength(1);
  });

  test('is shown beside those that were shown before, each for its own hour', async () => {
    const { clock, dora, ask, id, ticket, row } = await start();
    const another = await ticket('paie');
    const { id: other } = await row(another);
    await ask();
    clock.now += HOUR / 2;
    await ask({ reference: another });
    expect(await dora()).toMatchObject({ disclosedTicketIds: [id, other] });
    clock.now += HOUR / 2;
    expect(await dora()).toMatchObject({ disclosedTicketIds: [other] });
  });

  test('is not shown without a reason, to others than administrators, nor to a session that is over', async () => {
    const { desk, db, ask, viewer, session, events, reference, ticket, dora } = await start();
    for (const reason of ['', ' a ', 'x'.repeat(501)])
      await expect(ask({ reason })).rejects.toEqual(refusal('bad-choice', 'reason'));
    for (const name of ['Ben', 'Cleo', 'Ada'] as const) {
      expect(await disclosableTicket(db, await viewer(name), reference)).toBeNull();
      await expect(ask({ viewer: await viewer(name) })).rejects.toEqual(refusal('not-allowed'));
    }
    await expect(ask({ tokenHash: sha('somebody else’s') })).rejects.toEqual(refusal('not-allowed'));
    await expect(ask({ reference: 'R-999999' })).rejects.toEqual(refusal('no-such-ticket'));
    expect(await disclosableTicket(db, await dora(), 'R-999999')).toBeNull();
    expect(await disclosableTicket(db, await dora(), await ticket('wifi'))).toBeNull();
    const last = await dora();
    await closeSession(desk, session.tokenHash);
    await expect(ask({ viewer: last })).rejects.toEqual(refusal('not-allowed'));
    expect(await events(reference)).toEqual([]);
  });
});
