import { describe, expect, test } from '@jest/globals';
import { openMime } from '../../../src/inbound/mime/mime-parts.ts';

/** Feeds a mail in pieces and reads its parts. */
async function partsOf(raw: string, piece = 16) {
  const mime = openMime();
  const feeding = (async () => {
    for (let at = 0; at < raw.length; at += piece) await mime.write(Buffer.from(raw.slice(at, at + piece), 'latin1'));
    mime.end();
  })();
  const parts: { type: string; bytes: string; around: unknown; first: boolean }[] = [];
  for await (const part of mime.parts) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of part.content) chunks.push(chunk);
    const type = part.headers.find(({ name }) => name === 'content-type')?.raw ?? '';
    parts.push({
      type,
      bytes: Buffer.concat(chunks).toString('latin1'),
      around: part.container?.contentType,
      first: part.first,
    });
    part.release();
  }
  await feeding;
  return {
    parts,
    headers: mime.headers(),
    strays: mime.strays().map(({ bytes }) => Buffer.from(bytes).toString('latin1')),
  };
}

const MAIL = [
  'Subject: x',
  'Content-Type: multipart/mixed; boundary=a',
  '',
  'preamble',
  '--a',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '=E9t=E9',
  '--b',
  'Content-Type: text/html',
  '',
  '<p>\u00e9</p>',
  '--b--',
  '--a',
  'Content-Type: message/rfc822',
  'Content-Disposition: inline',
  '',
  'Subject: inner',
  'Content-Type: text/plain',
  '',
  'inside',
  '--a--',
  '',
].join('\r\n');

describe('what mailparser gives us', () => {
  // These hold what we override inside of it: a new version that changes it shows here.
  test.each([1, 16, 4096])('every leaf as bytes, text too, charset untouched, in pieces of %i', async (piece) => {
    const { parts, headers } = await partsOf(MAIL, piece);
    expect(parts).toEqual([
      { type: 'text/plain; charset=iso-8859-1', bytes: '\u00e9t\u00e9', around: 'multipart/alternative', first: true },
      { type: 'text/html', bytes: '<p>\u00e9</p>', around: 'multipart/alternative', first: false },
      {
        type: 'message/rfc822',
        bytes: 'Subject: inner\r\nContent-Type: text/plain\r\n\r\ninside',
        around: 'multipart/mixed',
        first: false,
      },
    ]);
    expect(headers[0]).toEqual({ name: 'subject', raw: 'x' });
  });

  test('a mail that is one part', async () => {
    const { parts } = await partsOf('Subject: x\r\n\r\nhello');
    expect(parts).toEqual([{ type: '', bytes: 'hello', around: undefined, first: true }]);
  });

  test('the text of a multipart without parts', async () => {
    const { parts, strays } = await partsOf('Content-Type: multipart/mixed; boundary=z\r\n\r\nhello\r\nthere');
    expect([parts, strays]).toEqual([[], ['hello\r\nthere']]);
  });

  test('whoever stops reading in the middle stops the writing, without harm', async () => {
    const mime = openMime();
    const feeding = (async () => {
      for (let times = 0; times < 200; times += 1) await mime.write(Buffer.from(MAIL, 'latin1'));
      mime.end();
    })();
    for await (const part of mime.parts) {
      expect(part.first).toBe(true);
      break;
    }
    await feeding;
  });
});
