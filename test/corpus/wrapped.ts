/** Wraps what is no mail by itself into one: a body, or the contents of a winmail.dat. */
import type { Expectation } from './keys/check.ts';

export type Nature = 'text' | 'html' | 'tnef';

/** An answer, as whoever collected bodies of mails had them from answers. */
export function wrapped(content: Buffer, nature: Nature, { from }: Expectation): Buffer {
  const name = typeof from === 'string' && from !== '' ? `"${from.replace(/[\\"]/g, '')}" ` : '';
  const head = [
    `From: ${name}<sender@example.com>`,
    'To: <desk@example.org>',
    'Subject: Re: A question',
    'Date: Mon, 16 Nov 2026 10:00:00 +0100',
    'Message-ID: <wrapped@example.com>',
    'In-Reply-To: <question@example.org>',
    'MIME-Version: 1.0',
  ];
  const [type, body] =
    nature === 'tnef'
      ? tnef(content)
      : [`text/${nature === 'html' ? 'html' : 'plain'}; charset=utf-8`, base64(content)];
  if (nature !== 'tnef') head.push('Content-Transfer-Encoding: base64');
  return Buffer.from(`${head.join('\r\n')}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`);
}

function tnef(content: Buffer): [string, string] {
  const lines = ['--b', 'Content-Type: application/ms-tnef; name="winmail.dat"', 'Content-Transfer-Encoding: base64'];
  return ['multipart/mixed; boundary=b', `${lines.join('\r\n')}\r\n\r\n${base64(content)}\r\n--b--`];
}

function base64(content: Buffer): string {
  return (content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}
