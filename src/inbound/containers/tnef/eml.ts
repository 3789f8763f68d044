/** Writes a message that was attached to another in TNEF as one .eml, which every mail program opens. */
import type { TnefFile, TnefMail } from './read-tnef.ts';

/** Bytes encoded at a time: a multiple of what fills a line of 76 characters. */
const SLICE = 57 * 1024;

/** Piece by piece: nothing of it is held twice. */
export function* emlOf(mail: TnefMail, depth = 0): Generator<Buffer> {
  // Base64 has no such characters: no content can hold the boundary.
  const boundary = `=_winmail.${depth}`;
  yield Buffer.from(
    [
      ...(mail.from ? [`From: ${encoded(mail.from)}`] : []),
      ...(mail.to ? [`To: ${encoded(mail.to)}`] : []),
      ...(mail.sentAt === null ? [] : [`Date: ${new Date(mail.sentAt).toUTCString().replace('GMT', '+0000')}`]),
      `Subject: ${encoded(mail.subject ?? '')}`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`,
    ].join('\r\n'),
  );
  const { text, html } = mail.words;
  const words = html ?? text;
  if (words !== null)
    yield* part(boundary, [`Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`], Buffer.from(words));
  for (const file of mail.files) yield* filePart(boundary, file, depth);
  yield Buffer.from(`--${boundary}--\r\n`);
}

function* filePart(boundary: string, { name, content }: TnefFile, depth: number): Generator<Buffer> {
  const disposition = `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent((name ?? 'file').toWellFormed())}`;
  if ('bytes' in content)
    return yield* part(boundary, ['Content-Type: application/octet-stream', disposition], content.bytes);
  yield Buffer.from(`--${boundary}\r\nContent-Type: message/rfc822\r\n${disposition}\r\n\r\n`);
  yield* emlOf(content.mail, depth + 1);
  yield Buffer.from('\r\n');
}

function* part(boundary: string, headers: readonly string[], bytes: Buffer): Generator<Buffer> {
  yield Buffer.from([`--${boundary}`, ...headers, 'Content-Transfer-Encoding: base64\r\n\r\n'].join('\r\n'));
  for (let from = 0; from < bytes.length; from += SLICE) {
    const lines = bytes
      .subarray(from, from + SLICE)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n');
    yield Buffer.from(`${lines.trimEnd()}\r\n`);
  }
}

/** As encoded words of whole characters (RFC 2047), where it is not plain ASCII. */
function encoded(line: string): string {
  if (/^[ -~]*$/.test(line)) return line;
  const pieces = [''];
  for (const char of line.slice(0, 1000).toWellFormed()) {
    const longer = `${pieces.at(-1)}${char}`;
    if (Buffer.byteLength(longer) > 42) pieces.push(char);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}
