import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../../src/domain/our-addresses.ts';
import { authorOf } from '../../../src/inbound/decide/author.ts';
import { onBehalfOf } from '../../../src/inbound/people.ts';
import { aMailbox, aParsedEmail, type MailChanges } from '../../support/mails.ts';

const author = (changes: MailChanges) => {
  const found = authorOf(aParsedEmail(changes), addressesOf([aMailbox()]));
  return found && [found.address, found.source];
};
const LIST = ['List-Id: Équipe <equipe.listes.example>', 'List-Post: <mailto:equipe@listes.example>'];
const replyTo = 'Ada <ada@univ.example>';

describe('the author', () => {
  test.each([
    ['is From', {}, ['ada@univ.example', 'from']],
    ['is From, even when answers go elsewhere', { replyTo: 'eve@evil.example' }, ['ada@univ.example', 'from']],
    ['is Reply-To where From is ours', { from: 'assistance@univ.example', replyTo }, ['ada@univ.example', 'reply-to']],
    [
      'is Reply-To where From is no-reply',
      { from: 'no-reply@form.example', replyTo },
      ['ada@univ.example', 'reply-to'],
    ],
    ['is a machine where nothing better stands', { from: 'no-reply@form.example' }, ['no-reply@form.example', 'from']],
    [
      'is a machine where Reply-To is no better',
      { from: 'no-reply@form.example', replyTo: 'assistance@univ.example, noreply@form.example' },
      ['no-reply@form.example', 'from'],
    ],
    [
      'is Reply-To where a list wrote itself into From',
      { from: 'Ada via Équipe <equipe@listes.example>', replyTo, headers: LIST },
      ['ada@univ.example', 'reply-to'],
    ],
    [
      'is From where the list let it be',
      { from: 'Eve <eve@listes.example>', replyTo: 'equipe@listes.example', headers: LIST },
      ['eve@listes.example', 'from'],
    ],
    [
      'is the list where it leaves no other trace',
      { from: 'equipe@listes.example', replyTo: 'equipe@listes.example', headers: LIST },
      ['equipe@listes.example', 'from'],
    ],
    [
      'is the first From that can be an address',
      { from: 'nobody, Ada <ada@univ.example>' },
      ['ada@univ.example', 'from'],
    ],
    ['is nobody without From', { from: '' }, null],
    ['is nobody where From is no address', { from: 'ada' }, null],
    ['is Reply-To without From', { from: '', replyTo }, ['ada@univ.example', 'reply-to']],
    ['is never ourselves', { from: 'assistance@univ.example' }, null],
  ] as const)('%s', (_what, changes, expected) => {
    expect(author(changes)).toEqual(expected);
  });
});

test('who sent it for someone is told, unless it is the same', () => {
  expect(onBehalfOf(aParsedEmail({ sender: 'secretary@univ.example' }))).toBe('secretary@univ.example');
  expect(onBehalfOf(aParsedEmail({ sender: 'ADA@univ.example' }))).toBeNull();
  expect(onBehalfOf(aParsedEmail())).toBeNull();
});
