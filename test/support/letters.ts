/** Writes mails as people's programs do, for journeys: say what matters, the rest is usual. */
import { ADDRESS } from './installation.ts';

export type Letter = {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: readonly string[];
  readonly subject?: string;
  /** Without angle brackets; null leaves the header out. */
  readonly id?: string | null;
  readonly inReplyTo?: string;
  readonly text?: string;
  readonly files?: readonly { readonly name: string; readonly type?: string; readonly bytes: Uint8Array }[];
  /** More header lines, each with its line end. */
  readonly headers?: string;
};

let letters = 0;

export function letter(letter: Letter = {}): string {
  const {
    id = `letter-${letters++}@clients.example`,
    files = [],
    cc = [],
    text = 'Bonjour,\nplus rien ne va.\n',
  } = letter;
  const head = [
    `From: ${letter.from ?? 'Ada <ada@univ.example>'}`,
    `To: ${letter.to ?? ADDRESS}`,
    ...(cc.length > 0 ? [`Cc: ${cc.join(', ')}`] : []),
    `Subject: ${letter.subject ?? 'Plus de réseau'}`,
    'Date: Sun, 22 Nov 2026 08:00:00 +0100',
    ...(id === null ? [] : [`Message-ID: <${id}>`]),
    ...(letter.inReplyTo ? [`In-Reply-To: <${letter.inReplyTo}>`, `References: <${letter.inReplyTo}>`] : []),
    'MIME-Version: 1.0',
  ];
  const body = `Content-Type: text/plain; charset=utf-8\n\n${text}`;
  const start = `${letter.headers ?? ''}${head.join('\n')}\n`;
  if (files.length === 0) return `${start}${body}`;
  const parts = files.map(
    ({ name, type = 'application/pdf', bytes }) =>
      `--parts\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n` +
      `Content-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n')}\n`,
  );
  return `${start}Content-Type: multipart/mixed; boundary=parts\n\n--parts\n${body}\n${parts.join('')}--parts--\n`;
}
