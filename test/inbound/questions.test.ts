import { expect, test } from '@jest/globals';
import { replyAddress, replyMessageId } from '../../src/domain/reply-address.ts';
import { questionsOf } from '../../src/inbound/questions.ts';
import { aMailbox, aParsedEmail, KEYS } from '../support/mails.ts';

const MAILBOX = aMailbox({ defaultService: 'general' });

test('a mail asks for everything that its decision may need', () => {
  const token = { ticketId: 4217, personId: 1 };
  const questions = questionsOf(
    aParsedEmail({
      from: 'Ada+x@univ.example',
      replyTo: 'ada@perso.example',
      to: replyAddress(KEYS, token, MAILBOX) ?? '',
      cc: 'Eve@other.example, assistance+wifi@univ.example',
      subject: 'Re: [VPN] [R-42] souci #2fa',
      inReplyTo: ['newest@x'],
      references: ['oldest@x', 'newest@x', replyMessageId(KEYS, { ticketId: 5, personId: 1 }, 'y', 'univ.example')],
    }),
    MAILBOX,
    KEYS,
  );
  expect(questions).toMatchObject({
    messageId: 'question@mail.univ.example',
    contentHash: 'hash of the content',
    rawSha256: 'hash of the bytes',
    ticketIds: [4217, 5],
    ticketReferences: ['R-000042', 'R-42'],
    tagKeys: ['vpn', 'r-42', '2fa', 'wifi'],
    defaultService: 'general',
  });
  expect(questions.references[0]).toBe('newest@x');
  expect(questions.references.at(-1)).toBe('oldest@x');
  expect(questions.addressKeys).toEqual(
    expect.arrayContaining(['ada+x@univ.example', 'ada@univ.example', 'ada@perso.example', 'eve@other.example']),
  );
});

test('a hostile mail asks for no more than a desk can answer', () => {
  const crowd = Array.from({ length: 10_000 }, (_, at) => `p${at}@other.example`).join(',');
  const subject = '[a] R-1 '.repeat(1000);
  const questions = questionsOf(aParsedEmail({ to: crowd, cc: crowd, subject }), MAILBOX, KEYS);
  expect(questions.addressKeys.length).toBeLessThanOrEqual(2000);
  expect(questions.tagKeys.length).toBeLessThanOrEqual(40);
  expect(questions.ticketReferences.length).toBeLessThanOrEqual(40);
});
