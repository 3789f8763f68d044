import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../../src/domain/our-addresses.ts';
import { type Classification, classify } from '../../../src/inbound/classify.ts';
import { aMailbox, KEYS } from '../../support/mails.ts';
import { readMail } from '../../support/read-mail.ts';
import { BY_HEAD, BY_SUBJECT, BY_WORDS, CHALLENGES, MACHINES, RECEIPTS, TO_MANY } from './automatic-mails.ts';
import { NOTES } from './automatic-notes.ts';
import { rawMail, type WrittenMail } from './written-mail.ts';

const ours = addressesOf([aMailbox()]);

const seenIn = async (mail: WrittenMail): Promise<Classification> =>
  classify({ email: await readMail(rawMail(mail)), ours, keys: KEYS });

const cases = (mails: readonly WrittenMail[]) =>
  mails.map((one) => [`${one.subject} | ${one.headers.at(-1) ?? ''} | ${one.text.slice(0, 60)}`, one] as const);

describe('programs that answer', () => {
  test.each(cases(BY_HEAD))('are known by their head: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'auto-reply' });
  });

  test.each(cases(BY_SUBJECT))('are guessed by their subject: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'auto-reply', isGuess: true, isUnprompted: false });
  });

  test.each(cases([...BY_WORDS, ...NOTES]))('are guessed by their words: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'auto-reply', isGuess: true, isUnprompted: false });
  });
});

describe('other machines', () => {
  test.each(cases(CHALLENGES))('want a proof: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'challenge' });
  });

  test.each(cases(RECEIPTS))('tell that a mail was read: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'delivery-report' });
  });

  test.each(cases(MACHINES))('write of their own accord: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'auto-reply', isUnprompted: true, isGuess: false });
  });

  test.each(cases(TO_MANY))('write to many: %s', async (_what, mail) => {
    expect(await seenIn(mail)).toMatchObject({ kind: 'bulk' });
  });
});
