import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { expectLinear } from '../../support/growth.ts';
import { readMail } from '../../support/read-mail.ts';

const encoded = (encoding: string, body: string) => `Content-Transfer-Encoding: ${encoding}\n\n${body}`;
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('transfer encodings are undone', () => {
  test.each([
    ['base64', encoded('base64', base64('hello there')), 'hello there'],
    ['whatever its case', encoded('BASE64', base64('hello')), 'hello'],
    ['with a semicolon behind', encoded('base64;', base64('hello')), 'hello'],
    ['with a comment', encoded('base64 (by a robot)', base64('hello')), 'hello'],
    ['in quotes', encoded('"base64"', base64('hello')), 'hello'],
    ['misspelled', encoded('base-64', base64('hello')), 'hello'],
    ['base64 with junk in it', encoded('base64', 'aGV!s\nbG*8='), 'hello'],
    ['base64 with spaces in it', encoded('base64', 'aGVs bG8g dGhl cmU='), 'hello there'],
    ['base64 without padding', encoded('base64', 'aGVsbG8'), 'hello'],
    ['base64 cut off', encoded('base64', 'aGVsbG8gdGhlcm'), 'hello ther'],
    ['base64 in pieces, each with its padding', encoded('base64', 'aGVsbG8=\nIHRoZXJl\nIQ==\n'), 'hello there!'],
    [
      'base64 with a footer that a list appended',
      encoded('base64', `${base64('hello')}\n\n____________\nThe list: http://list.example\n`),
      'hello',
    ],
    ['base64 in one endless line', encoded('base64', base64('x'.repeat(200_000))), 'x'.repeat(200_000)],
    [
      'text that only says it is base64',
      encoded('base64', 'Hello,\n\nthis is plain text, whatever they say.\n'),
      'Hello,\n\nthis is plain text, whatever they say.',
    ],
    ['quoted-printable', encoded('quoted-printable', 'h=C3=A9llo'), 'héllo'],
    ['misspelled too', encoded('Quoted_Printable', 'h=C3=A9llo'), 'héllo'],
    ['quoted-printable with lower-case digits', encoded('quoted-printable', 'h=c3=a9llo'), 'héllo'],
    ['quoted-printable with what is no escape', encoded('quoted-printable', 'a=b =ZZ 100%='), 'a=b =ZZ 100%'],
    [
      'quoted-printable with white space that was added on the way',
      encoded('quoted-printable', 'one  \ntwo= \t\nthree\n'),
      'one\ntwothree',
    ],
    ['quoted-printable whose last line goes on', encoded('quoted-printable', 'hello='), 'hello'],
    ['quoted-printable in one endless line', encoded('quoted-printable', '=41'.repeat(100_000)), 'A'.repeat(100_000)],
    ['8bit that says 7bit', encoded('7bit', 'héllo'), 'héllo'],
    ['one that nobody knows', encoded('x-odd', 'hello'), 'hello'],
    ['an empty one', encoded('', 'hello'), 'hello'],
    ['uuencode', encoded('x-uuencode', 'begin 644 a.txt\n%:&5L;&\\\n \nend\n'), 'hello'],
  ])('%s', async (_what, raw, text) => expect((await readMail(raw)).text.trim()).toBe(text));

  test('a multipart that says base64 and is not', async () => {
    const raw = 'Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n--b\n\nhello\n--b--\n';
    expect((await readMail(raw)).text).toBe('hello');
  });

  test('a multipart that says base64 and is', async () => {
    const body = base64(
      '--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: image/png; name=i.png\r\n\r\nPNG\r\n--b--\r\n',
    );
    const { text, attachments } = await readMail(
      `Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n${body}\n`,
    );
    expect([text, attachments.map(({ filename }) => filename)]).toEqual(['hello', ['i.png']]);
  });

  test('an attached mail in base64', async () => {
    const mail = base64('Subject: inner\r\n\r\ninside');
    const raw = `Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${mail}\n--b--\n`;
    const { attachments, parts } = await readMail(raw);
    expect(attachments.map(({ filename, size }) => [filename, size])).toEqual([['inner.eml', 24]]);
    expect(parts.map(({ contentType, size }) => [contentType, size])).toEqual([
      ['message/rfc822', 24],
      ['text/plain', 6],
    ]);
  });

  test.each(['base64', 'quoted-printable'])('%s, cut in two anywhere by the pieces of the mail', async (encoding) => {
    const bytes = Buffer.from(Array.from({ length: 150_000 }, (_byte, at) => (at * 31 + (at >> 5)) % 256));
    const body =
      encoding === 'base64'
        ? (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\n')
        : Array.from(
            bytes,
            (byte, at) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}${at % 20 === 19 ? '=\n' : ''}`,
          ).join('');
    const { attachments } = await readMail(`Content-Type: application/x-odd\n${encoded(encoding, body)}`);
    expect(attachments[0]?.sha256).toBe(sha256(bytes));
  });

  test('white space without end in quoted-printable takes linear time', () =>
    expectLinear((size) => readMail(encoded('quoted-printable', `${' '.repeat(size)}x`)), 2 ** 20));
});

describe('files that were pasted into a text', () => {
  const UU = 'begin 644 a.txt\n%:&5L;&\\\n`\nend';
  const asText = (text: string) => `Content-Type: text/plain\n\n${text}`;
  const seen = async (raw: string) => {
    const { text, attachments } = await readMail(raw);
    return [text, ...attachments.map(({ filename, size }) => `${filename} ${size}`)];
  };

  test.each([
    ['uuencode: what stands around it stays', `before\n${UU}\nafter\n`, ['before\nafter\n', 'a.txt 5']],
    ['several', `one\n${UU}\ntwo\n${UU}\nthree`, ['one\ntwo\nthree', 'a.txt 5', 'a.txt 5']],
    ['without a name', 'begin 644 \n%:&5L;&\\\n`\nend\n', ['', 'attachment-1 5']],
    ['with a path in its name', 'begin 644 C:\\docs\\a.txt\n%:&5L;&\\\n`\nend\n', ['', 'a.txt 5']],
    ['whose end got lost, after a full line', `begin 644 a.bin\nM${'!'.repeat(60)}\nafter`, ['after', 'a.bin 45']],
    ['empty', 'begin 644 a.txt\n`\nend\nafter', ['after', 'a.txt 0']],
    ['base64 of uuencode', `begin-base64 644 a.txt\n${base64('hello')}\n====\nafter`, ['after', 'a.txt 5']],
    [
      'prose that begins so',
      'begin 644 times and then\nend up somewhere',
      ['begin 644 times and then\nend up somewhere'],
    ],
    ['prose that begins nearly so', 'begin with this\nend', ['begin with this\nend']],
    ['prose that begins so', 'begin 644 the work\n\nend\nof it', ['begin 644 the work\n\nend\nof it']],
    ['prose in capitals', 'begin 644 it\nMERCI DE REPONDRE\nplease', ['begin 644 it\nMERCI DE REPONDRE\nplease']],
  ])('%s', async (_what, text, expected) => expect(await seen(asText(text))).toEqual(expected));

  test('yEnc', async () => {
    const data = Buffer.from(Array.from('hello', (char) => (char.charCodeAt(0) + 42) % 256));
    const raw = Buffer.concat([
      Buffer.from('Content-Type: text/plain\n\nbefore\n=ybegin line=128 size=5 name=a b.txt\n'),
      data,
      Buffer.from('\n=yend size=5\nafter'),
    ]);
    const { text, attachments } = await readMail(raw);
    expect([text, attachments[0]?.filename, attachments[0]?.sha256]).toEqual([
      'before\nafter',
      'a b.txt',
      sha256('hello'),
    ]);
  });

  test('a program among them is refused as any other', async () => {
    const { attachments } = await readMail(asText(UU.replace('a.txt', 'a.exe')));
    expect(attachments[0]?.refused).toBe('type');
  });

  test.each([
    'begin 644 a\n',
    '=ybegin line=1 size=1 name=a\n',
    'begin-base64 644 a\n',
    `begin 644 a\nM${'!'.repeat(60)}\n`,
  ])('beginnings without end, %j, take linear time', (line) =>
    expectLinear((size) => readMail(asText(line.repeat(size / 8))), 2 ** 18),
  );
});
