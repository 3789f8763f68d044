/** What links in mail carry: one thing that may be done, by one person, signed. */
import { describe, expect, test } from '@jest/globals';
import { type LinkToken, linkTo, linkToken, readLinkToken } from '../../src/domain/link-token.ts';
import { signNumbers } from '../../src/ground/signed-token.ts';
import { KEYS } from '../support/mails.ts';

const ALL: LinkToken[] = [
  { to: 'receipt', receivedEmailId: 2 ** 31 - 1, personId: 7 },
  { to: 'leave', ticketId: 4217, personId: 7 },
  { to: 'mute', ticketId: 4217, personId: 7 },
  { to: 'undo', undoStepId: 1, personId: 7 },
];

describe('a link in a mail', () => {
  test.each(ALL)('says what it is for: %o', (token) => {
    expect(readLinkToken(KEYS, linkToken(KEYS, token))).toEqual(token);
    expect(readLinkToken(KEYS, linkToken(KEYS, token).toUpperCase())).toEqual(token);
    expect(readLinkToken(['another key', ...KEYS], linkToken(KEYS, token))).toEqual(token);
  });

  test('is worthless when a letter of it is changed, or another key has signed it', () => {
    const token = linkToken(KEYS, ALL[1] as LinkToken);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a';
      expect(readLinkToken(KEYS, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
    expect(readLinkToken(['another key'], token)).toBeNull();
    expect(readLinkToken(KEYS, '')).toBeNull();
  });

  test.each([[[]], [[1]], [[1, 2]], [[9, 2, 3]], [[1, 2, 3, 4]]])(
    'that says %o is none, even when signed',
    (numbers) => {
      expect(readLinkToken(KEYS, signNumbers(KEYS, 'link', numbers))).toBeNull();
    },
  );

  test('stands behind the address of the pages', () => {
    const link = linkTo('https://assistance.univ.example/', KEYS, ALL[0] as LinkToken);
    expect(link).toMatch(/^https:\/\/assistance\.univ\.example\/s\/[a-z0-9]+$/);
  });
});
