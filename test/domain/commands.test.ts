/** The commands, their words, and how what follows them is read. */
import { describe, expect, test } from '@jest/globals';
import { COMMAND_NAMES, commandNamed, MAIL_COMMANDS, nearestCommand } from '../../src/domain/commands.ts';
import { whoIsMeant } from '../../src/domain/named-staff.ts';
import { tagKey } from '../../src/domain/subject-tags.ts';

test.each([
  ['close', 'close'],
  ['CLORE', 'close'],
  ['clôturer', 'close'],
  ['cloturer', 'close'],
  ['résoudre', 'resolve'],
  ['rouvrir', 'reopen'],
  ['assigner', 'assign'],
  ['Priorité', 'priority'],
  ['copie', 'cc'],
  ['aide', 'help'],
  ['quitter', 'leave'],
  ['constructor', null],
  ['vpn', null],
])('%j means %j', (word, name) => expect(commandNamed(word)).toBe(name));

test('no word means two commands', () => {
  const words = COMMAND_NAMES.flatMap((name) => [name, ...MAIL_COMMANDS[name].aliases]).map(tagKey);
  expect(new Set(words).size).toBe(words.length);
});

test.each([
  ['asign', 'assign'],
  ['colse', 'close'],
  ['priorite', 'priorité'],
  ['ferme', 'fermer'],
  ['helpp', 'help'],
  ['vpn', null],
  ['x'.repeat(1_000_000), null],
])('near %.20j is %j', (word, command) => expect(nearestCommand(word)).toBe(command));

describe('what follows', () => {
  const code = (read: object) => ('refused' in read ? (read.refused as { code: string }).code : read);

  test.each([
    ['me', 'me'],
    ['Moi', 'me'],
    ['à moi', 'me'],
    ['personne', 'nobody'],
    ['@ben', { name: 'ben' }],
    ['Ben Martin', { name: 'Ben Martin' }],
    ['ben@univ.example', { name: 'ben@univ.example' }],
  ])('#assign %s', (argument, to) => expect(MAIL_COMMANDS.assign.read(argument)).toEqual({ argument: to }));

  test.each([
    ['high', 'high'],
    ['Haute', 'high'],
    ['élevée', 'high'],
    ['urgente', 'urgent'],
    ['normale', 'normal'],
    ['BASSE', 'low'],
  ])('#priority %s', (argument, to) => expect(MAIL_COMMANDS.priority.read(argument)).toEqual({ argument: to }));

  test.each([
    ['vpn', 'vpn'],
    ['#vpn', 'vpn'],
    ['[Accès distant]', 'Accès distant'],
  ])('#service %s', (argument, name) => expect(MAIL_COMMANDS.service.read(argument)).toEqual({ argument: name }));

  test.each([
    ['+a@x.example -b@y.example', ['a@x.example'], ['b@y.example']],
    ['a@x.example; <mailto:b@y.example>, + c@z.example', ['a@x.example', 'b@y.example', 'c@z.example'], []],
    ['- A@x.example a@X.example', ['a@X.example'], []],
    ['<a@x.example>', ['a@x.example'], []],
  ])('#cc %s', (argument, add, remove) =>
    expect(MAIL_COMMANDS.cc.read(argument)).toEqual({ argument: { add, remove } }),
  );

  test('is refused where it makes no sense', () => {
    const many = Array.from({ length: 26 }, (_, at) => `a${at}@x.example`).join(' ');
    expect(code(MAIL_COMMANDS.priority.read('huge'))).toBe('no-such-priority');
    expect(code(MAIL_COMMANDS.priority.read('constructor'))).toBe('no-such-priority');
    expect(['assign', 'priority', 'service', 'cc'].map((name) => code(MAIL_COMMANDS[name as 'cc'].read('')))).toEqual(
      Array(4).fill('no-argument'),
    );
    expect(code(MAIL_COMMANDS.cc.read('+Ada'))).toBe('not-an-address');
    expect(code(MAIL_COMMANDS.cc.read('+a@x.example\0'))).toBe('not-an-address');
    expect(code(MAIL_COMMANDS.cc.read(many))).toBe('too-many-contacts');
    expect(code(MAIL_COMMANDS.close.read('now'))).toBe('stands-alone');
  });
});

describe('whom of the staff a name means', () => {
  const staff = [
    { id: 1, name: 'Ben Martin', addressKeys: ['ben@univ.example', 'b.martin@univ.example'] },
    { id: 2, name: 'Cléo Martin', addressKeys: ['cleo@univ.example'] },
    { id: 3, name: 'Benoît Ben-Ali', addressKeys: ['benoit@univ.example'] },
  ];

  test.each([
    ['ben@univ.example', [1]],
    ['BEN@Univ.Example', [1]],
    ['ben', [1]],
    ['b.martin', [1]],
    ['cleo martin', [2]],
    ['Cléo', [2]],
    ['benoit', [3]],
    ['Martin', [1, 2]],
    ['Ali', [3]],
    ['eve', []],
    ['', []],
  ])('%j: %j', (written, ids) => expect(whoIsMeant(written, staff).map(({ id }) => id)).toEqual(ids));
});
