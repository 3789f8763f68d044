/** What the addresses of lists say, and which queue each is. */
import { describe, expect, test } from '@jest/globals';
import type { QueueCounts } from '../../../src/store/queue-counts.ts';
import { filterOf, LIST_QUERY, listUrl } from '../../../src/web/staff/list-query.ts';
import { queueLinks, queueOf } from '../../../src/web/staff/queues.ts';

const read = (address: string) => LIST_QUERY.parse(Object.fromEntries(new URLSearchParams(address)));

describe('an address', () => {
  test('says what it asks for, and nothing else', () => {
    for (const address of ['', 'state=closed', 'assignee=me', 'service=wifi&team=reseau&priority=high', 'requester=7'])
      expect(listUrl(read(address))).toBe(`/staff/tickets${address && `?${address}`}`);
    expect(listUrl(read('state=ongoing'))).toBe('/staff/tickets');
    expect(listUrl({ service: 'a&b=c/é' })).toBe('/staff/tickets?service=a%26b%3Dc%2F%C3%A9');
  });

  test('that has been kept for a year still leads somewhere', () => {
    const odd = 'state=x&status=gone&assignee=you&priority=p1&requester=0&to-qualify=no&service=&team=&colour=blue';
    expect(read(odd)).toEqual({ state: 'ongoing' });
    expect(read(`service=${'x'.repeat(81)}&assignee=99999999999&requester=1e99`)).toEqual({ state: 'ongoing' });
    expect(LIST_QUERY.parse({ team: ['a', 'b'], state: ['closed', 'closed'] })).toEqual({ state: 'ongoing' });
  });

  test('is a filter of the tickets', () => {
    const all =
      'state=closed&status=resolved&service=wifi&team=reseau&assignee=7&priority=low&requester=3&to-qualify=yes';
    expect(filterOf(read(all))).toEqual({
      ...{ state: 'closed', status: 'resolved', serviceSlug: 'wifi', teamSlug: 'reseau', assignee: 7 },
      ...{ priority: 'low', requesterId: 3, toQualify: true },
    });
    expect(filterOf(read(''))).toMatchObject({ state: 'ongoing', toQualify: false });
  });
});

describe('a queue', () => {
  const nameOf = (address: string) => queueOf(read(address));

  test('is known by its address, on any of its pages, in whatever order', () => {
    expect(['', 'state=ongoing', 'after=1-2', 'before=1-2'].map(nameOf)).toEqual(Array(4).fill('ongoing'));
    expect(nameOf('to-qualify=yes')).toBe('to-qualify');
    expect(nameOf('assignee=me&after=1-2')).toBe('mine');
    expect(nameOf('assignee=none')).toBe('unassigned');
    expect(nameOf('status=waiting&state=ongoing')).toBe('waiting');
    expect(nameOf('state=closed')).toBe('closed');
  });

  test('with anything more to it is a list of its own', () => {
    for (const address of ['assignee=me&priority=high', 'team=reseau', 'assignee=7', 'status=new', 'requester=1'])
      expect([address, nameOf(address)]).toEqual([address, 'filtered']);
    for (const address of ['state=closed&assignee=me', 'state=closed&status=resolved', 'state=closed&team=reseau'])
      expect([address, nameOf(address)]).toEqual([address, 'filtered-closed']);
  });

  const count = (number: number) => ({ count: number, isMore: false });
  const counts: QueueCounts = {
    ...{
      toQualify: count(1),
      ongoing: count(2),
      mine: count(3),
      unassigned: count(4),
      waiting: count(5),
      held: count(8),
    },
    teams: [
      { slug: 'reseau', name: { fr: 'Réseau', en: 'Network' }, ongoing: count(6) },
      { slug: 'rh', name: { fr: 'RH', en: 'HR' }, ongoing: count(7) },
    ],
  } as QueueCounts;

  test('has a link with its count, and leads to where it is known', () => {
    const { own, teams, mail } = queueLinks(counts, read(''));
    expect(own.map(({ name, count }) => [name, count?.count ?? null])).toEqual([
      ['to-qualify', 1],
      ['ongoing', 2],
      ['mine', 3],
      ['unassigned', 4],
      ['waiting', 5],
      ['closed', null],
    ]);
    expect(own.map(({ url }) => queueOf(read(url.split('?')[1] ?? '')))).toEqual(own.map(({ name }) => name));
    expect(mail.map(({ url, count }) => [url, count?.count])).toEqual([['/mail/held', 8]]);
    expect(teams.map(({ url, team, count }) => [url, team?.en, count?.count])).toEqual([
      ['/staff/tickets?team=reseau', 'Network', 6],
      ['/staff/tickets?team=rh', 'HR', 7],
    ]);
  });

  test('that is shown is marked, and no other', () => {
    const marked = (address: string) => {
      const { own, teams } = queueLinks(counts, read(address));
      return [...own, ...teams].filter(({ isCurrent }) => isCurrent).map(({ name, team }) => name ?? team?.en);
    };
    expect(marked('')).toEqual(['ongoing']);
    expect(marked('assignee=me&after=1-2')).toEqual(['mine']);
    expect(marked('team=rh')).toEqual(['HR']);
    expect(marked('state=closed')).toEqual(['closed']);
    expect(marked('priority=high')).toEqual([]);
    // A part of a team's list is not that list.
    expect(marked('team=rh&priority=high')).toEqual([]);
    expect(marked('team=rh&state=closed')).toEqual([]);
  });
});
