/** Who is told of what: the requester and contacts of what was said to them, staff of what is theirs to work on. */
import { describe, expect, test } from '@jest/globals';
import { audienceOf, type Circle, type Happening, type Hearer } from '../../src/domain/audience.ts';

const hearer = (personId: number, name: string, change: Partial<Hearer> = {}): Hearer => ({
  ...{ personId, name, address: `${name.toLowerCase()}@univ.example`, locale: null, notify: 'each' },
  ...change,
});
const ADA = hearer(1, 'Ada');
const BEN = hearer(2, 'Ben');
const CLEO = hearer(3, 'Cleo');
const CARL = hearer(4, 'Carl');
const FAY = hearer(5, 'Fay');

const circle = (change: Partial<Circle> = {}): Circle => ({
  ...{ requester: ADA, contacts: [CARL], followers: [], assignee: null, team: [BEN, CLEO], named: [] },
  ...change,
});

/** `Ada: entry resolved` for each who is told, in the order of their names. */
const told = (people: Circle, ...happened: Happening[]) =>
  audienceOf(people, happened)
    .map(
      ({ hearer: { name }, kinds, role, how }) =>
        `${name} (${role}): ${kinds.join(' ')}${how === 'each' ? '' : ` by ${how}`}`,
    )
    .toSorted();

const said = (actorId: number, isByStaff: boolean, visibility: 'public' | 'private' = 'public') =>
  ({ what: 'said', actorId, isByStaff, visibility }) as const;

describe('who is told', () => {
  test.each<[string, Circle, Happening[], string[]]>([
    [
      'of a new ticket: whoever asked, that it arrived; the team, that it is there',
      circle(),
      [{ what: 'opened', actorId: 1, isAnswerable: true }],
      ['Ada (requester): acknowledgement', 'Ben (staff): new-ticket', 'Cleo (staff): new-ticket'],
    ],
    [
      'of a machine’s ticket: the team, and never the machine',
      circle(),
      [{ what: 'opened', actorId: 1, isAnswerable: false }],
      ['Ben (staff): new-ticket', 'Cleo (staff): new-ticket'],
    ],
    [
      'of those invited with it: they, once',
      circle({ team: [] }),
      [
        { what: 'opened', actorId: 1, isAnswerable: true },
        { what: 'invited', actorId: 1, personIds: [4] },
      ],
      ['Ada (requester): acknowledgement', 'Carl (contact): contact-added'],
    ],
    [
      'of a requester’s answer: contacts, and the team where nobody has taken it',
      circle(),
      [said(1, false)],
      ['Ben (staff): entry', 'Carl (contact): entry', 'Cleo (staff): entry'],
    ],
    [
      'of a requester’s answer: whoever has taken it, and not the rest of the team',
      circle({ assignee: BEN, followers: [FAY] }),
      [said(1, false)],
      ['Ben (staff): entry', 'Carl (contact): entry', 'Fay (staff): entry'],
    ],
    [
      'of a contact’s answer: the requester too',
      circle({ assignee: BEN }),
      [said(4, false)],
      ['Ada (requester): entry', 'Ben (staff): entry'],
    ],
    [
      'of staff’s answer: those who take part, and not the team',
      circle(),
      [said(2, true)],
      ['Ada (requester): entry', 'Carl (contact): entry'],
    ],
    [
      'of an answer that ends it: both in one mail',
      circle({ assignee: CLEO }),
      [said(2, true), { what: 'ended', actorId: 2, as: 'resolved' }],
      ['Ada (requester): entry resolved', 'Carl (contact): entry resolved', 'Cleo (staff): entry resolved'],
    ],
    [
      'of a note: staff alone',
      circle({ assignee: CLEO, followers: [FAY] }),
      [said(2, true, 'private')],
      ['Cleo (staff): note', 'Fay (staff): note'],
    ],
    [
      'of what is kept for staff to read: whoever is in charge',
      circle(),
      [said(9, false, 'private')],
      ['Ben (staff): note', 'Cleo (staff): note'],
    ],
    [
      'of a mention: whoever is mentioned, if they may see it',
      circle({ named: [FAY] }),
      [{ ...said(2, true, 'private'), mentionedIds: [5, 77] }],
      ['Fay (staff): mentioned'],
    ],
    [
      'of being given a ticket: nobody who takes it themselves',
      circle({ named: [BEN], assignee: BEN }),
      [{ what: 'assigned', actorId: 2, assigneeId: 2 }],
      [],
    ],
    [
      'of being given a ticket: whoever it was given to',
      circle({ named: [BEN], assignee: BEN }),
      [{ what: 'assigned', actorId: 3, assigneeId: 2 }],
      ['Ben (staff): assigned'],
    ],
    [
      'of a ticket that its requester closed: contacts and whoever works on it',
      circle({ assignee: BEN }),
      [{ what: 'ended', actorId: 1, as: 'closed' }],
      ['Ben (staff): closed', 'Carl (contact): closed'],
    ],
    [
      'of one that opens again by an answer: one mail each',
      circle({ assignee: BEN }),
      [said(1, false), { what: 'reopened', actorId: 1 }],
      ['Ben (staff): entry reopened', 'Carl (contact): entry reopened'],
    ],
    [
      'as they choose, where they are told as staff',
      circle({ team: [hearer(2, 'Ben', { notify: 'digest' }), hearer(3, 'Cleo', { notify: 'none' })] }),
      [said(1, false)],
      ['Ben (staff): entry by digest', 'Carl (contact): entry', 'Cleo (staff): entry by none'],
    ],
    [
      'each time, where staff asked for something themselves',
      circle({ requester: hearer(3, 'Cleo', { notify: 'none' }), team: [BEN] }),
      [said(2, true)],
      ['Carl (contact): entry', 'Cleo (requester): entry'],
    ],
    [
      'each time of what they asked for, whatever they choose for the rest',
      circle({ requester: hearer(3, 'Cleo', { notify: 'none' }), team: [BEN, hearer(3, 'Cleo', { notify: 'none' })] }),
      [said(4, false)],
      ['Ben (staff): entry', 'Cleo (requester): entry'],
    ],
    [
      'by digest of the notes on what they take part in, and each time of the answers',
      circle({ contacts: [hearer(3, 'Cleo', { notify: 'digest' })], team: [hearer(3, 'Cleo', { notify: 'digest' })] }),
      [said(1, false), said(1, false, 'private')],
      ['Cleo (contact): entry', 'Cleo (staff): note by digest'],
    ],
  ])('%s', (_what, people, happened, expected) => {
    expect(told(people, ...happened)).toEqual(expected);
  });
});
