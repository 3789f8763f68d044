/** Mutants of our own mails: whatever arrives is read and decided, and keeps every promise. */
import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz.ts';
import { ownMails } from './own-mails.ts';

test('a thousand mutants are read and decided, none throws, hangs or breaks a promise', async () => {
  const { failures } = await fuzz({ mails: ownMails(), seed: 2026, count: 1000 });
  expect(failures).toEqual([]);
}, 300_000);
