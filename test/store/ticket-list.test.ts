/** Staff's lists: their order, their pages, what they can be filtered by, and what a row shows. */
import { expect, test } from '@jest/globals';
import type { TicketFilter } from '../../src/store/ticket-filters.ts';
import { listTickets } from '../../src/store/ticket-list.ts';
import type { PageRequest } from '../../src/store/ticket-pages.ts';
import { onBothDatabases } from '../support/databases.ts';
import { file } from '../support/filings.ts';
import { openTicketDesk, type TicketDesk } from '../support/ticket-desk.ts';

const ONGOING: TicketFilter = { state: 'ongoing' };

async function titles(desk: TicketDesk, filter: Partial<TicketFilter>, name: 'Ben' | 'Cleo' = 'Ben') {
  const { rows } = await listTickets(desk.db, await desk.viewer(name), { ...ONGOING, ...filter });
  return rows.map(({ title }) => title);
}

onBothDatabases('the pages of a list', (open) => {
  const start = async (tickets: number) => {
    const desk = await openTicketDesk(open);
    const ids: number[] = [];
    for (let at = 0; at < tickets; at++) ids.push((await desk.ticket()).id);
    const ben = await desk.viewer('Ben');
    const page = (request: PageRequest) => listTickets(desk.db, ben, ONGOING, { size: 3, ...request });
    const idsOf = async (request: PageRequest) => (await page(request)).rows.map(({ id }) => id);
    return { desk, ben, ids, newestFirst: ids.toReversed(), page, idsOf };
  };

  test('show each ticket once, newest first, down to the end and up again', async () => {
    const { newestFirst, page } = await start(8);
    const down = [await page({})];
    for (let next = down[0]?.next; next; next = down.at(-1)?.next) down.push(await page({ after: next }));
    expect(down.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(newestFirst);
    expect(down.map(({ rows }) => rows.length)).toEqual([3, 3, 2]);
    const up = [];
    for (let previous = down.at(-1)?.previous; previous; previous = up.at(-1)?.previous) {
      up.push(await page({ before: previous }));
    }
    expect(up).toEqual([down[1], down[0]]);
    expect(down[0]?.previous).toBeNull();
  });

  test('go on without a gap or a double while tickets come and change', async () => {
    const { desk, newestFirst, page, idsOf } = await start(9);
    const [first, second, third] = [0, 3, 6].map((at) => newestFirst.slice(at, at + 3)) as [
      number[],
      number[],
      number[],
    ];
    const { next } = await page({});
    // One that was shown goes to the top, as does one that was not; and one is new.
    await desk.touch(first[1] as number);
    await desk.touch(second[2] as number);
    const { id } = await desk.ticket();
    const below = await page({ after: next });
    expect(below.rows.map((row) => row.id)).toEqual([second[0], second[1], third[0]]);
    expect(await idsOf({ after: below.next })).toEqual(third.slice(1));
    expect(await idsOf({})).toEqual([id, second[2], first[1]]);
  });

  test('do not lose tickets that changed at the same instant', async () => {
    const { desk, newestFirst, page, idsOf } = await start(7);
    await desk.database.write('tickets').update({ updated_at: 1 });
    const { next } = await page({});
    expect(await idsOf({})).toEqual(newestFirst.slice(0, 3));
    expect(await idsOf({ after: next })).toEqual(newestFirst.slice(3, 6));
  });

  test('going up, what reaches the top is the first page, whole', async () => {
    const { newestFirst, page } = await start(8);
    const { next } = await page({ size: 2 });
    const top = await page({ before: (await page({ after: next })).previous });
    expect(top.rows.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
    expect(top.previous).toBeNull();
  });

  test('begin at the top for a cursor that is none of ours', async () => {
    const { newestFirst, idsOf } = await start(4);
    for (const cursor of ['', 'x', '-', "'; drop table tickets", '1-zzzzzz', 'zzzzzzzzzzzzz-1', '1-1-1', '\0', null]) {
      expect(await idsOf({ after: cursor, before: cursor })).toEqual(newestFirst.slice(0, 3));
    }
    expect(await idsOf({ after: '0-1' })).toEqual([]);
  });
});

onBothDatabases('a list', (open) => {
  test('has the ongoing or the closed tickets, or those of one status', async () => {
    const desk = await openTicketDesk(open);
    for (const status of ['new', 'open', 'waiting', 'resolved', 'closed'] as const) {
      await desk.ticket({ title: status, status });
    }
    expect(await titles(desk, {})).toEqual(['waiting', 'open', 'new']);
    expect(await titles(desk, { state: 'closed' })).toEqual(['closed', 'resolved']);
    expect(await titles(desk, { status: 'open' })).toEqual(['open']);
    expect(await titles(desk, { state: 'closed', status: 'resolved' })).toEqual(['resolved']);
    expect(await titles(desk, { status: 'resolved' })).toEqual([]);
  });

  test('is filtered by what tickets belong to, and by several of these at once', async () => {
    const desk = await openTicketDesk(open);
    const { idOf } = desk;
    await desk.ticket({ title: 'bare' });
    await desk.ticket({ title: 'wifi', service: 'wifi', team: 'reseau', assignee: 'Ben', status: 'open' });
    await desk.ticket({ title: 'vpn', service: 'vpn', team: 'reseau', requester: 'Stranger', priority: 'urgent' });
    await desk.ticket({ title: 'family', service: 'numerique', team: 'rh', assignee: 'Cleo', priority: 'high' });
    expect(await titles(desk, { serviceSlug: 'wifi' })).toEqual(['wifi']);
    expect(await titles(desk, { serviceSlug: 'numerique' })).toEqual(['family', 'vpn', 'wifi']);
    expect(await titles(desk, { teamSlug: 'reseau' })).toEqual(['vpn', 'wifi']);
    expect(await titles(desk, { assignee: 'me' })).toEqual(['wifi']);
    expect(await titles(desk, { assignee: idOf('Cleo') })).toEqual(['family']);
    expect(await titles(desk, { assignee: 'none' })).toEqual(['vpn', 'bare']);
    expect(await titles(desk, { priority: 'urgent' })).toEqual(['vpn']);
    expect(await titles(desk, { priority: 'normal' })).toEqual(['wifi', 'bare']);
    expect(await titles(desk, { requesterId: idOf('Stranger') })).toEqual(['vpn']);
    expect(await titles(desk, { toQualify: true })).toEqual(['bare']);
    expect(await titles(desk, { serviceSlug: 'numerique', teamSlug: 'reseau', assignee: 'none' })).toEqual(['vpn']);
    expect(await titles(desk, { serviceSlug: 'numerique', priority: 'high' })).toEqual(['family']);
    expect(await titles(desk, { serviceSlug: 'wifi', priority: 'urgent' })).toEqual([]);
    expect(await titles(desk, { teamSlug: 'reseau', requesterId: idOf('Ada'), assignee: 'me' })).toEqual(['wifi']);
    expect(await titles(desk, { toQualify: true, teamSlug: 'reseau' })).toEqual([]);
  });

  test('is empty for slugs and people that are nobody’s', async () => {
    const desk = await openTicketDesk(open);
    await desk.ticket({ service: 'wifi', team: 'reseau' });
    expect(await titles(desk, { serviceSlug: 'wi\0fi ' })).toEqual([]);
    expect(await titles(desk, { teamSlug: 'nobody' })).toEqual([]);
    expect(await titles(desk, { teamSlug: 'reseau', serviceSlug: 'nothing' })).toEqual([]);
    expect(await titles(desk, { assignee: 2_147_483_647 })).toEqual([]);
  });

  test('of a family leaves out what is hidden in it, but for who takes part', async () => {
    const desk = await openTicketDesk(open);
    const { write } = desk.database;
    await write('services').where({ slug: 'paie' }).update({ parent_id: desk.services.numerique });
    await write('services').where({ slug: 'vpn' }).update({ is_confidential: true, team_id: desk.teams.rh });
    await desk.ticket({ title: 'wifi', service: 'wifi' });
    await desk.ticket({ title: 'vpn', service: 'vpn' });
    await desk.ticket({ title: 'pay', service: 'paie' });
    const { id } = await desk.ticket({ title: 'my pay', service: 'paie' });
    await desk.invite(id, 'Ben');
    expect(await titles(desk, { serviceSlug: 'numerique' })).toEqual(['my pay', 'wifi']);
    expect(await titles(desk, { serviceSlug: 'paie' })).toEqual(['my pay']);
    expect(await titles(desk, { serviceSlug: 'numerique' }, 'Cleo')).toEqual(['my pay', 'pay', 'vpn', 'wifi']);
  });
});

onBothDatabases('a row of a list', (open) => {
  test('shows whose it is, where it belongs, and the last that was said', async () => {
    const desk = await openTicketDesk(open);
    const { id, reference } = await desk.ticket({
      ...{ title: 'No network', service: 'wifi', team: 'reseau', assignee: 'Ben', status: 'open', priority: 'high' },
    });
    const openedAt = desk.clock.now;
    await desk.invite(id, 'Stranger');
    await desk.invite(id, 'Cleo', 'follower');
    await desk.invite(id, 'Dora');
    await desk.remove(id, 'Dora');
    await desk.say(id, 'Ada', 'Hello');
    await desk.say(id, 'Ben', 'Which   room?\nB12?', {
      files: [file('plan.pdf'), file('logo.png', { folded: true }), file('virus.exe', { refused: 'type' })],
    });
    const saidAt = desk.clock.now;
    const { rows } = await listTickets(desk.db, await desk.viewer('Cleo'), ONGOING);
    expect(rows).toEqual([
      {
        ...{ id, reference, title: 'No network', status: 'open', priority: 'high', openedAt, updatedAt: openedAt },
        requester: { id: desk.idOf('Ada'), name: 'Ada' },
        otherContacts: 1,
        service: { fr: 'Numérique › Wi-Fi', en: 'Digital › Wi-Fi' },
        isConfidential: false,
        team: { fr: 'Réseau', en: 'Network' },
        assignee: 'Ben',
        lastEntry: {
          ...{ at: saidAt, author: { id: desk.idOf('Ben'), name: 'Ben' }, visibility: 'public' },
          ...{ excerpt: 'Which room? B12?', files: 1 },
        },
      },
    ]);
  });

  test('shows nothing where there is nothing', async () => {
    const desk = await openTicketDesk(open);
    await desk.ticket();
    await desk.ticket({ service: 'paie' });
    const { rows } = await listTickets(desk.db, await desk.viewer('Cleo'), ONGOING);
    expect(rows).toMatchObject([
      { service: { fr: 'Paie', en: 'Pay' }, isConfidential: true },
      { service: null, isConfidential: false, team: null, assignee: null, otherContacts: 0, lastEntry: null },
    ]);
  });

  test('has an excerpt of what is new, wherever that stands', async () => {
    const desk = await openTicketDesk(open);
    const quoted = `${'> Did you try it again? 🖨️\n'.repeat(60)}`;
    const said = [
      ['Thanks', { text: 'Thanks\n', quoted: '' }],
      ['Thanks', { text: 'Thanks\n', quoted }],
      ['Yes, twice', { before: quoted, text: 'Yes, twice', quoted }],
      ['', { text: '', quoted }],
    ] as const;
    for (const [, { text, quoted: after, ...rest }] of said) {
      const before = 'before' in rest ? rest.before : '';
      const { id } = await desk.ticket();
      const segments = [
        { kind: 'quoted' as const, from: 0, to: before.length },
        { kind: 'new' as const, from: before.length, to: before.length + text.length },
        { kind: 'quoted' as const, from: before.length + text.length, to: (before + text + after).length },
      ];
      await desk.say(id, 'Ada', before + text + after, { segments: segments.filter(({ from, to }) => to > from) });
    }
    const { rows } = await listTickets(desk.db, await desk.viewer('Ben'), ONGOING);
    expect(rows.map(({ lastEntry }) => lastEntry?.excerpt).toReversed()).toEqual(said.map(([excerpt]) => excerpt));
  });

  test('cuts a long excerpt between words, and reads hundreds of segments no further than it must', async () => {
    const desk = await openTicketDesk(open);
    const text = 'a line\n> quoted\n'.repeat(500);
    const segments = Array.from({ length: 500 }, (_, at) => [
      { kind: 'new' as const, from: at * 16, to: at * 16 + 7 },
      { kind: 'quoted' as const, from: at * 16 + 7, to: at * 16 + 16 },
    ]).flat();
    await desk.say((await desk.ticket()).id, 'Ada', text, { segments });
    await desk.say((await desk.ticket()).id, 'Ada', 'word '.repeat(100));
    await desk.say((await desk.ticket()).id, 'Ada', '🖨️'.repeat(100));
    const { rows } = await listTickets(desk.db, await desk.viewer('Ben'), ONGOING);
    const [unbroken, words, lines] = rows.map(({ lastEntry }) => lastEntry?.excerpt ?? '');
    expect(words).toBe(`${'word '.repeat(23)}word…`);
    expect(lines).toMatch(/^a line( a line)+$/);
    expect(unbroken?.isWellFormed()).toBe(true);
    expect(unbroken?.length).toBeLessThan(125);
  });

  test('costs as many queries as any other number of rows', async () => {
    const desk = await openTicketDesk(open);
    const ben = await desk.viewer('Ben');
    for (let at = 0; at < 60; at++) {
      const { id } = await desk.ticket({ service: 'wifi', team: 'reseau', assignee: 'Ben' });
      await desk.say(id, 'Ada', `No network ${at}`);
    }
    expect(await desk.queriesOf(() => listTickets(desk.db, ben, ONGOING))).toBe(2);
    const filter = { ...ONGOING, serviceSlug: 'numerique', teamSlug: 'reseau' };
    expect(await desk.queriesOf(() => listTickets(desk.db, ben, filter, { size: 5 }))).toBe(3);
  });
});
