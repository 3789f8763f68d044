import { expect, test } from '@jest/globals';
import { briefText } from '../../../src/inbound/mime/brief-text.ts';
import { expectLinear } from '../../support/growth.ts';

const mail = (type: string, body: string) => Buffer.from(`Content-Type: ${type}\r\n\r\n${body}`, 'latin1');

test.each([
  ['text', mail('text/plain; charset=iso-8859-1', 'été'), 'été'],
  ['HTML, without what is not read in it', mail('text/html', '<style>p{}</style><p>Hi</p><script>x</script>'), 'Hi'],
  [
    'text behind a file that is text as well',
    mail('multipart/mixed; boundary=a', '--a\r\nContent-Disposition: attachment\r\n\r\nlog\r\n--a\r\n\r\nHi\r\n--a--'),
    'Hi',
  ],
  ['text below an odd blank line', Buffer.from('Subject: Wifi\n\r\nHi'), 'Hi'],
])('of a costly mail the beginning of its %s is read', (_what, raw, text) => expect(briefText(raw)).toBe(text));

test.each(['<style>', '<a b="', '<!--', '\r\n--a'])('made of %j, it takes linear time', (piece) =>
  expectLinear((size) => briefText(mail('text/html', piece.repeat(size / 8))), 2 ** 19),
);
