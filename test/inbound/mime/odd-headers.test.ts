import { describe, expect, test } from '@jest/globals';
import { parse } from '../../../src/inbound/parse.ts';

/** A byte a character. */
async function read(...headers: readonly string[]) {
  const head = headers.some((line) => /^from/i.test(line)) ? headers : ['From: Ada <ada@univ.example>', ...headers];
  return (await parse([Buffer.from(`${head.join('\r\n')}\r\n\r\nText\r\n`, 'latin1')], { staging: null })).email;
}

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('a subject', () => {
  test.each([
    ['with a space before its colon', ['Subject : Wifi'], 'Wifi'],
    ['in shouted letters', ['SUBJECT: Wifi'], 'Wifi'],
    ['folded at once', ['Subject:', ' Wifi', '\tdown'], 'Wifi down'],
    ['folded over a blank fold', ['Subject: Wifi', ' ', ' down'], 'Wifi  down'],
    ['in UTF-8 that nobody declared', [utf8('Subject: été')], 'été'],
    ['in Latin that nobody declared', ['Subject: \xe9t\xe9'], 'été'],
    ['in Japanese of seven bits', ['Subject: \x1b$BF|K\\8l\x1b(B'], '日本語'],
    ['twice: the first is shown', ['Subject: one', 'Subject: two'], 'one'],
    ['first empty, then written', ['Subject:', 'Subject: two'], 'two'],
    ['empty', ['Subject:'], ''],
    ['not there', ['X-Subject: one'], ''],
    ['resent under another', ['Resent-Subject: other', 'Subject: one'], 'one'],
    ['with tabs in it', ['Subject: a\tb'], 'a b'],
    ['with a NUL and a bell', ['Subject: a\0b\x07c'], 'abc'],
    ['with words folded in the middle of a character', ['Subject: =?utf-8?Q?=C3?=', ' =?utf-8?Q?=A9?='], 'é'],
    ['cut off in the middle of a word', ['Subject: Caf=?utf-8?q?=C3=A9_cr=C3=A8'], 'Café crè'],
  ])('%s', async (_what, headers, subject) => {
    expect((await read(...headers)).subject).toBe(subject);
  });
});

describe('dates and identifiers', () => {
  test.each([
    ['Date:', 'Date: Mon, 4 May 2026 10:15:30 +0200'],
    ['Date: Mon, 4 May 2026 10:15:30 +0200', 'Date: never'],
    ['Date: =?utf-8?q?Mon=2C_4_May_2026?= 10:15:30 +0200'],
    ['DATE : Mon,', ' 4 May 2026', '\t10:15:30 +0200'],
  ])('%j', async (...headers) => {
    expect((await read(...headers)).date).toBe(Date.UTC(2026, 4, 4, 8, 15, 30));
  });

  test.each([
    [['Message-ID: <1@x>', 'Message-ID: <2@x>'], '1@x'],
    [['Message-ID:', 'Message-ID: <2@x>'], '2@x'],
    [['Message-Id: 1@x'], '1@x'],
    [['Message-ID: =?utf-8?q?=3C1=40x=3E?='], '1@x'],
    [['Message-ID:', ' <1', ' @x>'], '1@x'],
    [['Message-ID: <>'], null],
  ])('%j', async (headers, id) => {
    expect((await read(...headers)).messageId).toBe(id);
  });

  test('references that a program encoded are read', async () => {
    const { references } = await read('References: =?us-ascii?Q?=3Ca=40x=3E?= =?us-ascii?Q?_=3Cb=40x=3E?=', ' <c@x>');
    expect(references).toEqual(['a@x', 'b@x', 'c@x']);
  });
});

describe('headers beyond number', () => {
  const many = (count: number, line: string) => Array<string>(count).fill(line);

  test.each(['X-Spam-Flag', 'X-Spam-Status', 'X-Univ-Spam'])(
    'leave in sight what a filter appended: %s',
    async (name) => {
      const { headers } = await read(...many(1100, 'X-Long: a'), ...many(300, 'To: a@x.example'), `${name}: YES`);
      expect(headers.at(-1)).toEqual({ name: name.toLowerCase(), value: 'YES' });
    },
  );
});
