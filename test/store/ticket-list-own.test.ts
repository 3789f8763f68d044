/** A person's own requests: those that they opened and those that they were invited to. */
import { expect, test } from '@jest/globals';
import { countOwnTickets } from '../../src/store/queue-counts.ts';
import { listOwnTickets } from '../../src/store/ticket-list-own.ts';
import { onBothDatabases } from '../support/databases.ts';
import { openTicketDesk } from '../support/ticket-desk.ts';

onBothDatabases('my requests', (open) => {
  test('are those that I opened and those that I was invited to, each once, newest first', async () => {
    const desk = await openTicketDesk(open);
    const mine = await desk.ticket({ title: 'mine' });
    const theirs = await desk.ticket({ title: 'theirs', requester: 'Stranger', service: 'paie' });
    await desk.ticket({ title: 'not mine', requester: 'Stranger' });
    const closed = await desk.ticket({ title: 'closed', requester: 'Stranger', status: 'closed' });
    await desk.ticket({ title: 'resolved', status: 'resolved' });
    for (const { id } of [mine, theirs, closed]) await desk.invite(id, 'Ada');
    const titles = async (state: 'ongoing' | 'closed') =>
      (await listOwnTickets(desk.db, desk.idOf('Ada'), state)).rows.map(({ title }) => title);
    expect(await titles('ongoing')).toEqual(['theirs', 'mine']);
    expect(await titles('closed')).toEqual(['resolved', 'closed']);
    expect(await countOwnTickets(desk.db, desk.idOf('Ada'))).toEqual({
      ongoing: { count: 2, isMore: false },
      closed: { count: 2, isMore: false },
    });
  });

  test('come in pages, whatever they are mine by', async () => {
    const desk = await openTicketDesk(open);
    const ids: number[] = [];
    for (let at = 0; at < 9; at++) {
      const { id } = await desk.ticket({ requester: at % 3 === 0 ? 'Ada' : 'Stranger' });
      if (at % 3 !== 0) await desk.invite(id, 'Ada');
      ids.unshift(id);
    }
    const read = (after: string | null) => listOwnTickets(desk.db, desk.idOf('Ada'), 'ongoing', { after, size: 4 });
    const pages = [await read(null)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await read(next));
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(ids);
    expect(pages).toHaveLength(3);
  });

  test('say the last that was answered, and no internal note; not even to an agent who asked', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket({ requester: 'Ben' });
    await desk.say(id, 'Ben', 'My screen is dark');
    await desk.say(id, 'Cleo', 'Is it plugged in?');
    const answeredAt = desk.clock.now;
    await desk.say(id, 'Cleo', 'It never is', { visibility: 'private' });
    const { rows } = await listOwnTickets(desk.db, desk.idOf('Ben'), 'ongoing');
    const author = { id: desk.idOf('Cleo'), name: 'Cleo' };
    expect(rows.map(({ lastEntry }) => lastEntry)).toEqual([
      { at: answeredAt, author, visibility: 'public', excerpt: 'Is it plugged in?', files: 0 },
    ]);
  });

  test('are not what an agent follows as staff', async () => {
    const desk = await openTicketDesk(open);
    const { id } = await desk.ticket();
    await desk.invite(id, 'Ben', 'follower');
    expect((await listOwnTickets(desk.db, desk.idOf('Ben'), 'ongoing')).rows).toEqual([]);
  });
});
