import { expect, test } from '@jest/globals';
import { personalMailboxes } from '../../src/demo/personal-mailboxes.ts';

const at = new Date(0);

test('the latest mails are kept, each in its own mailbox, and the memory stays bounded', () => {
  const mailboxes = personalMailboxes();
  for (let index = 0; index < 600; index += 1) {
    mailboxes.keep({
      recipient: index % 2 ? 'ada@univ.example' : 'Ben@univ.example',
      at,
      raw: Buffer.from(`${index}`),
    });
  }
  expect(
    mailboxes
      .of('Ada@UNIV.example')
      .map(({ raw }) => Number(String(raw)))
      .slice(0, 2),
  ).toEqual([101, 103]);
  expect(mailboxes.of('ben@univ.example')).toHaveLength(250);
  const large = Buffer.alloc(25 * 1024 * 1024);
  for (let index = 0; index < 3; index += 1) mailboxes.keep({ recipient: 'cleo@univ.example', at, raw: large });
  expect(mailboxes.of('cleo@univ.example')).toHaveLength(2);
  expect(mailboxes.of('ada@univ.example')).toEqual([]);
});
