import { describe, expect, test } from '@jest/globals';
import type { ServiceFacts, TicketFacts } from '../../src/domain/mail-facts.ts';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import { addressesOf } from '../../src/domain/our-addresses.ts';
import { authorOf } from '../../src/inbound/decide/author.ts';
import { peopleOf } from '../../src/inbound/people.ts';
import { expectLinear } from '../support/growth.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  factsWith,
  type MailChanges,
  PAY,
  PEOPLE,
} from '../support/mails.ts';

type Rest = { mailbox?: Partial<Mailbox>; ticket?: TicketFacts; service?: ServiceFacts; isMachine?: boolean };

function invited(changes: MailChanges, { mailbox, ticket, service, isMachine }: Rest = {}) {
  const email = aParsedEmail(changes);
  const box = aMailbox(mailbox);
  const ours = addressesOf([box, aMailbox({ address: 'rh@univ.example', aliases: [] })]);
  const author = authorOf(email, ours);
  if (!author) throw new Error('The mail of this test needs an author.');
  return peopleOf({
    email,
    mailbox: box,
    ours,
    facts: factsWith(),
    author,
    ticket: ticket ?? null,
    service: service ?? null,
    isMachine: isMachine ?? false,
  });
}
const contacts = (changes: MailChanges, rest?: Rest) =>
  invited(changes, rest).people.contacts.map(({ address }) => address);
const proposed = (changes: MailChanges, rest?: Rest) =>
  invited(changes, rest).people.proposed.map(({ address, reason }) => [address, reason]);

describe('contacts', () => {
  test('are To and Cc without ours, without the sender, each once', () => {
    const changes = {
      to: 'assistance@univ.example, Eve <eve@univ.example>, rh+paie@univ.example',
      cc: 'EVE@univ.example, help@univ.example, Ada@univ.example, Max <max@other.example>',
    };
    expect(contacts(changes)).toEqual(['eve@univ.example', 'max@other.example']);
  });

  test.each([
    ['the sender’s second address', 'ada.lovelace@univ.example'],
    ['the sender’s plus-variant where those are folded', 'ada+x@univ.example'],
    ['an address that nobody reads', 'noreply@univ.example'],
    ['the mail system', 'mailer-daemon@univ.example'],
    ['a list', 'equipe@listes.univ.example'],
    ['another help desk', 'support@other.example'],
    ['what is no address', 'undisclosed-recipients:'],
  ])('are not %s', (_what, cc) => {
    expect(contacts({ cc })).toEqual([]);
    expect(proposed({ cc })).toEqual([]);
  });

  test('include a known person once, whichever of the addresses is written', () => {
    const { people } = invited({ from: 'eve@univ.example', cc: 'ada@univ.example, ada.lovelace@univ.example' });
    expect(people.contacts).toEqual([{ name: '', address: 'ada@univ.example', personId: ADA }]);
  });

  test('that are new get the address that all their variants share, where those are folded', () => {
    const cc = 'Eve <Eve+x@univ.example>, eve@univ.example, max+x@other.example, max@other.example';
    expect(contacts({ cc })).toEqual(['eve@univ.example', 'max+x@other.example', 'max@other.example']);
  });

  test('are at most 25; the others are proposed, none is lost', () => {
    const cc = Array.from({ length: 40 }, (_, at) => `p${at}@other.example`).join(', ');
    expect(contacts({ cc })).toHaveLength(25);
    expect(proposed({ cc })).toHaveLength(15);
    expect(proposed({ cc })[0]).toEqual(['p25@other.example', 'cap']);
  });

  test('are only proposed when we are in neither To nor Cc', () => {
    expect(proposed({ to: 'eve@univ.example', cc: 'ben@univ.example' })).toEqual([
      ['eve@univ.example', 'not-addressed'],
      ['ben@univ.example', 'not-addressed'],
    ]);
    expect(contacts({ to: 'eve@univ.example', cc: 'assistance+vpn@univ.example' })).toEqual(['eve@univ.example']);
  });

  test('are only proposed when a machine names them', () => {
    expect(proposed({ cc: 'eve@univ.example' }, { isMachine: true })).toEqual([['eve@univ.example', 'machine']]);
  });
});

describe('unknown people', () => {
  const cc = 'eve@univ.example, max@other.example, ada@univ.example';
  const from = 'dora@univ.example';

  test('are taken in where the mailbox says so', () => {
    expect(contacts({ from, cc })).toHaveLength(3);
  });

  test('are taken in from listed domains alone', () => {
    const mailbox = { unknownPeople: 'listed-domains' } as const;
    expect(contacts({ from, cc }, { mailbox })).toEqual(['eve@univ.example', 'ada@univ.example']);
    expect(proposed({ from, cc }, { mailbox })).toEqual([['max@other.example', 'unknown-domain']]);
  });

  test('are not taken in at all', () => {
    expect(contacts({ from, cc }, { mailbox: { unknownPeople: 'ignore' } })).toEqual(['ada@univ.example']);
  });
});

describe('agents in copy', () => {
  test('follow as staff', () => {
    const { people } = invited({ cc: 'ben@univ.example, dora@univ.example' });
    expect(people.followers.map(({ address }) => address)).toEqual(['ben@univ.example', 'dora@univ.example']);
    expect(people.contacts).toEqual([]);
  });

  test('are guests on a confidential ticket that is not their team’s', () => {
    const ticket = aTicket({ confidentialTeamIds: [20] });
    const { people } = invited({ cc: 'ben@univ.example, cleo@univ.example' }, { ticket });
    expect(people.followers.map(({ address }) => address)).toEqual(['cleo@univ.example']);
    expect(people.contacts.map(({ address }) => address)).toEqual(['ben@univ.example']);
  });
});

test('agents in copy of a new confidential ticket are guests where it is not their team’s', () => {
  const { people } = invited({ cc: 'ben@univ.example, dora@univ.example, cleo@univ.example' }, { service: PAY });
  expect(people.followers.map(({ address }) => address)).toEqual(['cleo@univ.example']);
  expect(people.contacts.map(({ address }) => address)).toEqual(['ben@univ.example', 'dora@univ.example']);
});

describe('on a ticket that exists', () => {
  test('the cap counts those who are there already', () => {
    const cc = Array.from({ length: 10 }, (_, at) => `p${at}@other.example`).join(', ');
    const ticketOf = (contacts: number) =>
      aTicket({ contactIds: Array.from({ length: contacts }, (_, at) => 100 + at) });
    expect(contacts({ cc }, { ticket: ticketOf(20) })).toHaveLength(5);
    expect(proposed({ cc }, { ticket: ticketOf(20) })[0]).toEqual(['p5@other.example', 'cap']);
    expect(contacts({ cc }, { ticket: ticketOf(25) })).toEqual([]);
    expect(contacts({ cc }, { ticket: ticketOf(40) })).toEqual([]);
  });

  test('who is there already is not invited again', () => {
    const ticket = aTicket({ requesterId: ADA, contactIds: [BEN] });
    expect(invited({ from: 'dora@univ.example', cc: 'ada@univ.example, ben@univ.example' }, { ticket }).people).toEqual(
      {
        contacts: [],
        followers: [],
        proposed: [],
      },
    );
  });

  test('an old Cc does not bring back who was removed', () => {
    const ticket = aTicket({ requesterId: 99, formerContactIds: [ADA] });
    expect(proposed({ from: 'dora@univ.example', cc: 'ada@univ.example' }, { ticket })).toEqual([
      ['ada@univ.example', 'removed'],
    ]);
  });
});

describe('what is said of it', () => {
  const codes = (changes: MailChanges) => invited(changes).findings.map(({ code }) => code);

  test('names who came, who was left out and why', () => {
    const changes = { cc: 'eve@univ.example, equipe@listes.univ.example', sender: 'secretary@univ.example' };
    expect(invited(changes).findings).toMatchObject([
      { code: 'author-known', values: { address: 'ada@univ.example' } },
      { code: 'on-behalf-of', values: { sender: 'secretary@univ.example', address: 'ada@univ.example' } },
      { code: 'contacts', values: { count: 1, addresses: ['eve@univ.example'] } },
      { code: 'left-out-ours', values: { addresses: ['assistance@univ.example'] } },
      { code: 'left-out', values: { addresses: ['equipe@listes.univ.example'] } },
    ]);
  });

  test('names a writer whom nobody knew, or who stands in Reply-To', () => {
    expect(codes({ from: 'new@other.example' })).toEqual(['author-new', 'no-contacts', 'left-out-ours']);
    expect(codes({ from: 'noreply@form.example', replyTo: 'new@other.example' })[0]).toBe('author-reply-to');
  });
});

describe('a mail to a crowd', () => {
  const toCrowd = (size: number) => {
    const crowd = Array.from({ length: size }, (_, at) => `person.${at}@other.example`).join(', ');
    return invited({ to: `assistance@univ.example, ${crowd}` });
  };

  test('is sorted in time in proportion to the crowd', async () => {
    await expectLinear(toCrowd);
  });

  test('has findings that stay short', () => {
    const { people, findings } = toCrowd(10_000);
    expect(people.contacts).toHaveLength(25);
    expect(people.proposed).toHaveLength(9975);
    expect(JSON.stringify(findings).length).toBeLessThan(3000);
  });
});

test('the cast is who this file thinks', () => {
  expect(PEOPLE['ada.lovelace@univ.example']?.id).toBe(ADA);
});
