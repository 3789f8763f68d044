/** Mails of the cast's, short to write: subject, text, and what else the head says. */

export type WrittenMail = { readonly subject: string; readonly text: string; readonly headers: readonly string[] };

/** A mail to the help desk; headers are `Name: value`, and take the place of those of the same name. */
export function mail(subject: string, text: string, ...headers: readonly string[]): WrittenMail {
  return { subject, text, headers };
}

/** The same in answer to a mail of ours. */
export function answer(subject: string, text: string, ...headers: readonly string[]): WrittenMail {
  return mail(subject, text, 'In-Reply-To: <r4217@univ.example>', 'References: <r4217@univ.example>', ...headers);
}

/** As it comes from the server. */
export function rawMail({ subject, text, headers }: WrittenMail): string {
  const all = new Map([
    ['from', 'From: Ada Morel <ada.morel@univ.example>'],
    ['to', 'To: assistance@univ.example'],
    ['date', 'Date: Mon, 4 May 2026 10:15:30 +0200'],
    ['message-id', 'Message-ID: <m1@mail.univ.example>'],
    ['subject', `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`],
    ['content-type', 'Content-Type: text/plain; charset=utf-8'],
  ]);
  for (const line of headers) all.set(line.slice(0, line.indexOf(':')).toLowerCase(), line);
  return `${[...all.values()].join('\n')}\n\n${text}\n`;
}
