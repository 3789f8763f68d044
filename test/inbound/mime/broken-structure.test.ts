import { describe, expect, test } from '@jest/globals';
import { expectLinear } from '../../support/growth.ts';
import { codesOf, readMail } from '../../support/read-mail.ts';

const TO_PARTS = 'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\n';
const PDF = 'Content-Type: application/pdf; name=a.pdf\n\nPDF';

/** The text without white space around it, then the names of the files. */
async function seen(raw: string | Uint8Array) {
  const { text, attachments } = await readMail(raw);
  return [text.trim(), ...attachments.map(({ filename }) => filename)];
}

describe('boundaries', () => {
  test.each([
    ['one that is never closed', `${TO_PARTS}--out\n\nhello\n--out\n${PDF}\n`, ['hello', 'a.pdf']],
    [
      'an inner multipart that is not closed ends where the outer goes on',
      `${TO_PARTS}--out\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\nhello\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'three levels that end at once',
      `${TO_PARTS}--out\nContent-Type: multipart/related; boundary=mid\n\n--mid\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\nhello\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'the end of the outer within the inner',
      `${TO_PARTS}--out\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\nhello\n--out--\nepilogue\n`,
      ['hello'],
    ],
    [
      'the same for the inner and the outer',
      `${TO_PARTS}--out\nContent-Type: multipart/alternative; boundary=out\n\n--out\n\nhello\n--out--\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'one that is the beginning of another',
      `${TO_PARTS}--out\nContent-Type: multipart/alternative; boundary=outer\n\n--outer\n\nhello\n--outer--\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'one said twice in a row',
      `${TO_PARTS}--out\n--out\n\nhello\n--out\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'none named',
      `Content-Type: multipart/mixed\n\n--what=_1\nContent-Type: text/plain\n\nhello\n--what=_1\n${PDF}\n--what=_1--\n`,
      ['hello', 'a.pdf'],
    ],
    ['none named, and parts without headers', 'Content-Type: multipart/mixed\n\n--b\n\nhello\n--b--\n', ['hello']],
    [
      'another named than used',
      `${TO_PARTS}preamble\n--other\nContent-Type: text/plain\n\nhello\n--other\n${PDF}\n--other--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'another named than used, in an inner multipart',
      `${TO_PARTS}--out\nContent-Type: multipart/alternative; boundary=in\n\n--IN\nContent-Type: text/plain\n\nhello\n--IN--\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'one that names nothing, in an inner multipart: its text is kept',
      `${TO_PARTS}--out\nContent-Type: multipart/alternative; boundary=in\n\nhello\n--out\n${PDF}\n--out--\n`,
      ['hello', 'a.pdf'],
    ],
    [
      'quoted, with white space at its end',
      `Content-Type: multipart/mixed; boundary="a b "\n\n--a b\n\nhello\n--a b--\n`,
      ['hello'],
    ],
    [
      'folded within its quotes',
      'Content-Type: multipart/mixed; boundary="a\n b"\n\n--a b\n\nhello\n--a b--\n',
      ['hello'],
    ],
    [
      'in single pieces (RFC 2231)',
      'Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\nhello\n--ab--\n',
      ['hello'],
    ],
    [
      'of two hundred characters',
      `Content-Type: multipart/mixed; boundary=${'x'.repeat(200)}\n\n--${'x'.repeat(200)}\n\nhello\n--${'x'.repeat(200)}--\n`,
      ['hello'],
    ],
    ['full of hyphens', 'Content-Type: multipart/mixed; boundary=----\n\n------\n\nhello\n--------\n', ['hello']],
    [
      'with characters that mean something to patterns',
      'Content-Type: multipart/mixed; boundary="a.*(+b"\n\n--a.*(+b\n\nhello\n--a.*(+b--\n',
      ['hello'],
    ],
    ['without the semicolon before it', 'Content-Type: multipart/mixed boundary=b\n\n--b\n\nhello\n--b--\n', ['hello']],
    ['after two semicolons', 'Content-Type: multipart/mixed;; boundary=b\n\n--b\n\nhello\n--b--\n', ['hello']],
    [
      'with spaces around the equals sign',
      'Content-Type: multipart/mixed; boundary = "b"\n\n--b\n\nhello\n--b--\n',
      ['hello'],
    ],
    ['in a type spelled oddly', 'CONTENT-TYPE : MULTIPART/Mixed; BOUNDARY=b\n\n--b\n\nhello\n--b--\n', ['hello']],
    ['of a subtype nobody knows', 'Content-Type: multipart/x-odd; boundary=b\n\n--b\n\nhello\n--b--\n', ['hello']],
    [
      'with a line of the text that looks like one',
      `${TO_PARTS}--out\n\nhello\n--\n--outside\n--out--\n`,
      ['hello\n--\n--outside'],
    ],
    ['closed before the first part', `${TO_PARTS}--out--\n--out\n\nhello\n--out--\n`, ['hello']],
  ])('%s', async (_what, raw, expected) => expect(await seen(raw)).toEqual(expected));

  test('what stands before the first part and behind the last is no text', async () => {
    expect(await seen(`${TO_PARTS}This is a multi-part message.\n--out\n\nhello\n--out--\nepilogue\n`)).toEqual([
      'hello',
    ]);
  });

  test('a guess is told', async () => {
    expect(
      codesOf(await readMail('Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nx\n--b--\n')),
    ).toContain('damaged');
  });

  test('the line end before a boundary is not the part’s, nor is an empty line that is all there is', async () => {
    const { parts } = await readMail(
      Buffer.from(`${TO_PARTS}--out\n\none\n\n--out\nContent-Type: text/plain\n\n\n--out\n\n--out--\n`),
    );
    expect(parts.map(({ size }) => size)).toEqual([4, 0, 0]);
  });
});

describe('headers', () => {
  test.each([
    ['without the empty line behind them', 'Subject: x\nHello, it is me.\n\nAda', ['Hello, it is me.\n\nAda']],
    [
      'without it, of a part',
      `${TO_PARTS}--out\nContent-Type: text/plain\nHello.\n--out\n${PDF}\n--out--\n`,
      ['Hello.', 'a.pdf'],
    ],
    ['of a part, where the text begins at once', `${TO_PARTS}--out\nHello.\nBye.\n--out--\n`, ['Hello.\nBye.']],
    [
      'of a multipart, where the first boundary follows at once',
      `Content-Type: multipart/mixed; boundary=b\n--b\n\nhello\n--b--\n`,
      ['hello'],
    ],
    [
      'with a line of white space instead of an empty one',
      'Subject: x\n \nHello there.\nBye.\n',
      ['Hello there.\nBye.'],
    ],
    [
      'of a part, and nothing else in it',
      `${TO_PARTS}--out\nContent-Type: text/plain\n--out\n\nhello\n--out--\n`,
      ['hello'],
    ],
    [
      'twice: the first Content-Type counts',
      'Content-Type: text/plain\nContent-Type: application/pdf\n\nhello',
      ['hello'],
    ],
    [
      'in front of an attachment, cut off in the middle',
      `${TO_PARTS}--out\n\nhello\n--out\nContent-Type: application/pdf; na`,
      ['hello', 'attachment-1.pdf'],
    ],
    [
      'lost, though the parts are there',
      `Subject: x\n\n--b\nContent-Type: text/plain\n\nhello\n--b\n${PDF}\n--b--\n`,
      ['hello', 'a.pdf'],
    ],
  ])('%s', async (_what, raw, expected) => expect(await seen(raw)).toEqual(expected));

  test('a line that was broken without being indented is the rest of the one above', async () => {
    const { subject, to, text } = await readMail(
      'Subject: one\ntwo\nTo: ada@univ.example\nFrom: ben@univ.example\n\nhello',
    );
    expect([subject, to[0]?.address, text]).toEqual(['one two', 'ada@univ.example', 'hello']);
  });

  test('a header whose name is none does not end them', async () => {
    const { from, text } = await readMail('X Odd Name: y\nReceived: by a.example\nFrom: ada@univ.example\n\nhello');
    expect([from[0]?.address, text]).toEqual(['ada@univ.example', 'hello']);
  });

  test('without any, a text that has colons in it stays whole', async () => {
    expect((await readMail('Hello all,\nnote: this is odd.\n\nAda')).text).toBe(
      'Hello all,\nnote: this is odd.\n\nAda',
    );
  });
});

describe('line ends', () => {
  const LINES = [
    'Subject: x',
    'From: ada@univ.example',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'one',
    'two',
    '--b--',
    '',
  ];

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR alone', '\r'],
    ['CR CR LF', '\r\r\n'],
  ])('%s', async (_what, end) => {
    const { subject, from, text } = await readMail(Buffer.from(LINES.join(end)));
    expect([subject, from[0]?.address, text]).toEqual(['x', 'ada@univ.example', 'one\ntwo']);
  });

  test('mixed', async () => {
    const { subject, text } = await readMail(
      Buffer.from('Subject: x\nFrom: ada@univ.example\r\n\none\rtwo\r\nthree\nfour'),
    );
    expect([subject, text]).toEqual(['x', 'one\ntwo\nthree\nfour']);
  });

  test('dots at the beginning of lines stay', async () => {
    expect((await readMail('Subject: x\n\n.\n..two\n.')).text).toBe('.\n..two\n.');
  });

  test('NUL, C1 controls, halves of pairs and byte order marks are no text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Content-Type: text/plain; charset=utf-8\n\n'),
      Buffer.from('\ufeffa\0b\u0085c\ufeffd'),
    ]);
    expect((await readMail(bytes)).text).toBe('abcd');
  });
});

describe('nesting', () => {
  const nested = (levels: number, inside: string) =>
    `${Array.from({ length: levels }, (_level, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('')}${inside}`;

  test('a hundred levels, none of them closed, and a file behind', async () => {
    expect(await seen(`${nested(100, '\nhello\n')}--b0\n${PDF}\n--b0--\n`)).toEqual(['hello', 'a.pdf']);
  });

  test('takes time in proportion to the number of levels', () =>
    expectLinear((levels) => readMail(nested(levels, '\nhello')), 1024));

  test('so do lines that are almost boundaries', () =>
    expectLinear((lines) => readMail(nested(50, `\n${'--b\n'.repeat(lines)}`)), 2 ** 15));
});
