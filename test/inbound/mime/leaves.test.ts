import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../support/read-mail.ts';

const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
const multipart = (type: string, ...parts: string[]) =>
  `Content-Type: multipart/${type}; boundary=b-${type}\n\n${parts.map((part) => `--b-${type}\n${part}\n`).join('')}--b-${type}--\n`;
const mail = (inner: string) => `Content-Type: message/rfc822\n\nSubject: inner\n${inner}`;

describe('the leaves of a mail', () => {
  test('are told as they came: transfer encoding undone, charset and line ends untouched', async () => {
    const raw =
      'Content-Type: text/plain; charset=iso-8859-1; name=a.txt\nContent-Transfer-Encoding: quoted-printable\n\n=E9t=E9\nb';
    expect((await readMail(raw)).parts).toEqual([
      {
        contentType: 'text/plain',
        filename: 'a.txt',
        size: 6,
        sha256: createHash('sha256').update(Buffer.from('\u00e9t\u00e9\r\nb', 'latin1')).digest('hex'),
        container: null,
        depth: 0,
      },
    ]);
  });

  test('are told in order, each with what is around it', async () => {
    const { parts } = await readMail(
      multipart(
        'mixed',
        multipart('alternative', '\na', 'Content-Type: text/html\n\nb'),
        'Content-Type: image/png; name=i.png\n\nPNG',
      ),
    );
    expect(parts.map(({ contentType, container, depth }) => [contentType, container, depth])).toEqual([
      ['text/plain', 'multipart/alternative', 2],
      ['text/html', 'multipart/alternative', 2],
      ['image/png', 'multipart/mixed', 1],
    ]);
    expect(parts[2]).toMatchObject({ filename: 'i.png', size: 3, sha256: sha256('PNG') });
  });

  test('those of attached mails follow the mail that they are in', async () => {
    const { parts, attachments } = await readMail(
      multipart('mixed', '\na', mail(multipart('related', '\nb', mail('\nc')))),
    );
    expect(parts.map(({ contentType, container, depth, size }) => [contentType, container, depth, size])).toEqual([
      ['text/plain', 'multipart/mixed', 1, 1],
      ['message/rfc822', 'multipart/mixed', 1, expect.any(Number)],
      ['text/plain', 'multipart/related', 3, 1],
      ['message/rfc822', 'multipart/related', 3, expect.any(Number)],
      ['text/plain', 'message/rfc822', 4, 1],
    ]);
    expect(attachments).toHaveLength(1);
  });

  test('those of a returned mail are not', async () => {
    const { parts } = await readMail(multipart('report', '\na', mail('\nb')));
    expect(parts.map(({ contentType }) => contentType)).toEqual(['text/plain', 'message/rfc822']);
  });

  test('are told of files that are refused, and of a report', async () => {
    const { parts } = await readMail(
      multipart(
        'report',
        '\na',
        'Content-Type: message/delivery-status\n\nx',
        'Content-Type: text/plain; name=a.exe\n\nMZ',
      ),
    );
    expect(parts.map(({ size }) => size)).toEqual([1, 1, 2]);
  });

  test('a thousand are told, however deep the mails', async () => {
    const many = mail(multipart('mixed', ...Array.from({ length: 1500 }, () => '\nx')));
    expect((await readMail(multipart('digest', many, many))).parts).toHaveLength(1000);
    const deep = Array.from(
      { length: 50 },
      (_mail, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\nContent-Type: message/rfc822\n\n`,
    );
    expect((await readMail(`${deep.join('')}\nx`)).parts.length).toBeLessThan(10);
  });
});
