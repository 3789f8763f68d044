import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../support/read-mail.ts';

/** A multipart of that type; each part is its headers, an empty line, its body. */
const multipart = (type: string, ...parts: string[]) =>
  `Content-Type: multipart/${type}; boundary=b-${type}\n\n${parts.map((part) => `--b-${type}\n${part}\n`).join('')}--b-${type}--\n`;
const plain = (text: string, more = '') => `Content-Type: text/plain${more}\n\n${text}`;
const html = (text: string, more = '') => `Content-Type: text/html${more}\n\n<p>${text}</p>`;
const pdf = 'Content-Type: application/pdf; name=a.pdf\n\nPDF';
const image = 'Content-Type: image/png; name=i.png\nContent-ID: <i@x>\nContent-Disposition: inline\n\nPNG';
const attached = '\nContent-Disposition: attachment';

async function seen(raw: string) {
  const { text, html: safe, attachments } = await readMail(raw);
  const words = (markup: string | null) =>
    markup
      ?.replace(/<[^>]*>/g, ' ')
      .replace(/[\s_]+/g, ' ')
      .trim() ?? null;
  return [words(text), words(safe), attachments.map(({ filename }) => filename).join()];
}

describe('which parts are the words of a mail, and which are files', () => {
  test.each([
    ['an alternative', multipart('alternative', plain('a'), html('A')), ['a', 'A', '']],
    ['an alternative the wrong way round', multipart('alternative', html('A'), plain('a')), ['a', 'A', '']],
    ['HTML alone', html('A'), ['A', 'A', '']],
    ['HTML and a file', multipart('mixed', html('A'), pdf), ['A', 'A', 'a.pdf']],
    ['a file before the text', multipart('mixed', pdf, plain('a')), ['a', null, 'a.pdf']],
    ['a file between texts', multipart('mixed', plain('a'), pdf, plain('b')), ['a b', null, 'a.pdf']],
    [
      'files between HTMLs, as Apple Mail sends them',
      multipart('mixed', html('A'), pdf, html('B')),
      ['A B', 'A B', 'a.pdf'],
    ],
    ['HTML after text that are no alternative', multipart('mixed', plain('a'), html('B')), ['a B', 'a B', '']],
    ['related with an image', multipart('related', html('A'), image), ['A', 'A', 'i.png']],
    [
      'related in an alternative',
      multipart('alternative', plain('a'), multipart('related', html('A'), image)),
      ['a', 'A', 'i.png'],
    ],
    [
      'an alternative in related',
      multipart('related', multipart('alternative', plain('a'), html('A')), image),
      ['a', 'A', 'i.png'],
    ],
    [
      'mixed in an alternative',
      multipart('alternative', plain('a'), multipart('mixed', html('A'), pdf)),
      ['a', 'A', 'a.pdf'],
    ],
    [
      'a text that belongs to HTML is none of the words',
      multipart('related', html('A'), plain('style')),
      ['A', 'A', 'attachment-1.txt'],
    ],
    ['parallel', multipart('parallel', plain('a'), image), ['a', null, 'i.png']],
    [
      'signed',
      multipart('signed', plain('a'), 'Content-Type: application/pgp-signature\n\nSIG'),
      ['a', null, 'attachment-1.asc'],
    ],
    ['an alternative whose text is empty', multipart('alternative', plain(''), html('A')), ['A', 'A', '']],
    [
      'an alternative whose HTML is empty',
      multipart('alternative', plain('a'), 'Content-Type: text/html\n\n'),
      ['a', null, ''],
    ],
    ['all parts empty', multipart('mixed', plain(''), plain('')), ['', null, '']],
    ['a multipart without parts', 'Content-Type: multipart/mixed; boundary=b\n\n--b--\n', ['', null, '']],
    [
      'text and HTML that are attached',
      multipart('mixed', plain('a'), plain('b', attached), html('C', attached)),
      ['a', null, 'attachment-1.txt,attachment-2.html'],
    ],
    [
      'a text that is attached, and nothing else',
      plain('a', `${attached}; filename=notes.txt`),
      ['', null, 'notes.txt'],
    ],
    [
      'a disposition nobody knows',
      multipart('mixed', plain('a'), plain('b', '\nContent-Disposition: x-odd')),
      ['a b', null, ''],
    ],
    ['a named text that comes first', multipart('mixed', plain('a', '; name=mail.txt'), pdf), ['a', null, 'a.pdf']],
    ['a named text that does not', multipart('mixed', plain('a'), plain('b', '; name=b.txt')), ['a', null, 'b.txt']],
    [
      'a named text that is inline, but not the first',
      multipart('mixed', plain('a'), plain('b', '\nContent-Disposition: inline; filename=b.txt')),
      ['a', null, 'b.txt'],
    ],
    [
      'a calendar',
      multipart('mixed', plain('a'), 'Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nEND:VCALENDAR'),
      ['a', null, 'attachment-1.ics'],
    ],
    ['a table', multipart('mixed', plain('a'), 'Content-Type: text/csv\n\n1,2'), ['a', null, 'attachment-1.csv']],
    [
      'a visiting card',
      multipart('mixed', plain('a'), 'Content-Type: text/x-vcard\n\nBEGIN:VCARD'),
      ['a', null, 'attachment-1.vcf'],
    ],
    ['a table alone', 'Content-Type: text/csv\n\n1,2', ['', null, 'attachment-1.csv']],
    ['text of a kind nobody knows, alone', 'Content-Type: text/x-odd\n\nhello', ['hello', null, '']],
    ['Markdown', 'Content-Type: text/markdown\n\n# hello', ['# hello', null, '']],
    [
      'enriched text',
      'Content-Type: text/enriched\n\n<bold>one</bold>\ntwo\n\n<color><param>red</param>three</color> 1 << 2',
      ['one two three 1 < 2', null, ''],
    ],
    ['rich text of RFC 1341', 'Content-Type: text/richtext\n\n<bold>one</bold> <nl>two <lt>x', ['one two<x', null, '']],
    [
      'an attached mail, and its words are not ours',
      multipart('mixed', plain('a'), 'Content-Type: message/rfc822\n\nSubject: s\n\nb'),
      ['a', null, 's.eml'],
    ],
    [
      'a digest, whose parts are mails',
      multipart('digest', '\nSubject: s\n\nb', '\nSubject: t\n\nc'),
      ['', null, 's.eml,t.eml'],
    ],
    [
      'a mail in parts',
      'Content-Type: message/partial; id=x; number=1; total=2\n\nSubject: s\n\nb',
      ['', null, 'attachment-1'],
    ],
    [
      'a body elsewhere',
      multipart(
        'mixed',
        plain('a'),
        'Content-Type: message/external-body; access-type=URL; name=e.ps\n\nContent-Type: image/png\n\n',
      ),
      ['a', null, 'e.ps'],
    ],
    [
      'a Macintosh file in two forks',
      multipart('appledouble', 'Content-Type: application/applefile; name=f\n\nFORK', pdf),
      ['', null, 'f,a.pdf'],
    ],
    ['a type that is none', multipart('mixed', 'Content-Type: foo\n\na', pdf), ['a', null, 'a.pdf']],
    ['an image alone', image, ['', null, 'i.png']],
    [
      'a file without a type is what its name says',
      multipart('mixed', plain('a'), 'Content-Disposition: attachment; filename=x.pdf\n\nPDF'),
      ['a', null, 'x.pdf'],
    ],
  ])('%s', async (_what, raw, expected) => expect(await seen(raw)).toEqual(expected));

  test('the type of a file without one is told by its name', async () => {
    const { attachments } = await readMail(
      multipart('mixed', plain('a'), 'Content-Disposition: attachment; filename=x.pdf\n\nPDF'),
    );
    expect(attachments[0]?.contentType).toBe('application/pdf');
  });
});

describe('what files are called', () => {
  const named = (headers: string) => multipart('mixed', plain('a'), `${headers}\n\nPDF`);

  test.each([
    [
      'by the disposition before the type',
      'Content-Type: application/pdf; name=b.pdf\nContent-Disposition: attachment; filename=a.pdf',
      'a.pdf',
    ],
    [
      'by the type where the disposition says nothing',
      'Content-Type: application/pdf; name=b.pdf\nContent-Disposition: attachment',
      'b.pdf',
    ],
    ['in encoded words', 'Content-Type: application/pdf; name="=?utf-8?Q?=C3=A9t=C3=A9.pdf?="', 'été.pdf'],
    [
      'in encoded words without quotes',
      'Content-Type: application/pdf; name==?koi8-r?B?0NLJ18XULnBkZg==?=',
      'привет.pdf',
    ],
    [
      'in several encoded words that are folded',
      'Content-Type: application/pdf; name="=?utf-8?B?w6k=?=\n =?utf-8?B?dMOpLnBkZg==?="',
      'été.pdf',
    ],
    ['percent-encoded (RFC 2231)', "Content-Disposition: attachment; filename*=utf-8''%C3%A9t%C3%A9.pdf", 'été.pdf'],
    [
      'percent-encoded, in another charset',
      "Content-Disposition: attachment; filename*=iso-8859-1'fr'%E9t%E9.pdf",
      'été.pdf',
    ],
    [
      'in pieces',
      "Content-Disposition: attachment; filename*0*=utf-8''%C3%A9; filename*1*=t%C3%A9; filename*2=.pdf",
      'été.pdf',
    ],
    ['in pieces out of order', 'Content-Disposition: attachment; filename*1=b.pdf; filename*0=a', 'ab.pdf'],
    [
      'in pieces that are encoded words',
      'Content-Disposition: attachment; filename*0="=?utf-8?B?w6k="; filename*1="?=.pdf"',
      'é.pdf',
    ],
    [
      'in both forms',
      "Content-Disposition: attachment; filename=plain.pdf; filename*=utf-8''%C3%A9t%C3%A9.pdf",
      'été.pdf',
    ],
    ['in eight bits', 'Content-Disposition: attachment; filename="été.pdf"', 'été.pdf'],
    ['with spaces and without quotes', 'Content-Disposition: attachment; filename=my own file.pdf', 'my own file.pdf'],
    ['with a semicolon in quotes', 'Content-Disposition: attachment; filename="a;b.pdf"', 'a;b.pdf'],
    ['with a quote that is never closed', 'Content-Disposition: attachment; filename="a.pdf', 'a.pdf'],
    ['with escaped quotes', 'Content-Disposition: attachment; filename="a \\"b\\".pdf"', 'a _b_.pdf'],
    ['with a path of Windows', 'Content-Disposition: attachment; filename="C:\\docs\\a.pdf"', 'a.pdf'],
    ['with a path of Unix', 'Content-Disposition: attachment; filename=../../etc/a.pdf', 'a.pdf'],
    ['without the semicolon', 'Content-Disposition: attachment filename=a.pdf', 'a.pdf'],
    ['with a comment behind', 'Content-Disposition: attachment; filename=a.pdf (mine)', 'a.pdf'],
    ['by nothing', 'Content-Type: application/pdf\nContent-Disposition: attachment; filename=""', 'attachment-1.pdf'],
  ])('%s', async (_what, headers, name) => {
    expect((await readMail(named(headers))).attachments.map(({ filename }) => filename)).toEqual([name]);
  });
});
