/** From a folder of files to tickets: what agents pass on, in the forms that their programs give it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { type Installation, install } from '../support/installation.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const PROVEN = 'Authentication-Results: mx.univ.example; dmarc=pass header.from=univ.example';

function byBen(subject: string, type: string, body: readonly string[], more: readonly string[] = [PROVEN]): string {
  const head = [
    'From: Ben <ben@univ.example>',
    'To: assistance@univ.example',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
  ];
  const sent = ['Date: Mon, 4 May 2026 10:00:00 +0200', `Message-ID: <${subject.length}@mail.univ.example>`];
  return [...more, ...head, ...sent, `Content-Type: ${type}`, '', ...body, ''].join('\r\n');
}

/** As Outlook on the web writes it, with no text of its own. */
const OUTLOOK = [
  '<html><body><div>Qui peut la rappeler&nbsp;?</div><div>Ben</div><hr style="display:inline-block;width:98%">',
  '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>De :</b> Ada Lovelace &lt;ada@univ.example&gt;<br>',
  '<b>Envoyé :</b> dimanche 3 mai 2026 10:05<br><b>À :</b> Ben &lt;ben@univ.example&gt;; Eve &lt;eve@clients.example&gt;<br>',
  '<b>Objet :</b> Imprimante en panne</font><div>&nbsp;</div></div><div>Elle ne répond plus.</div></body></html>',
];

const GMAIL = [
  '<div dir="ltr">Pour vous<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>',
  'De : <strong class="gmail_sendername" dir="auto">Ada Lovelace</strong> <span dir="auto">&lt;<a href="mailto:ada@univ.example">ada@univ.example</a>&gt;</span><br>',
  'Date: dim. 3 mai 2026 à 10:05<br>Subject: Imprimante en panne<br>To: &lt;<a href="mailto:ben@univ.example">ben@univ.example</a>&gt;<br></div>',
  '<br><br><div dir="ltr">Elle ne répond plus.</div></div></div>',
];

const THUNDERBIRD = [
  '<html><body><p>Pour vous</p><div class="moz-forward-container"><br>-------- Message transféré --------',
  '<table class="moz-email-headers-table"><tbody><tr><th align="RIGHT">Sujet : </th><td>Imprimante en panne</td></tr>',
  '<tr><th>Date : </th><td>Sun, 3 May 2026 10:05:11 +0200</td></tr>',
  '<tr><th>De : </th><td>Ada Lovelace <a class="moz-txt-link-rfc2396E" href="mailto:ada@univ.example">&lt;ada@univ.example&gt;</a></td></tr>',
  '<tr><th>Pour : </th><td>ben@univ.example</td></tr></tbody></table><br><br><p>Elle ne répond plus.</p></div></body></html>',
];

const APPLE = [
  '<html><body><div>Pour vous</div><div><br></div><div><blockquote type="cite"><div>Début du message transféré&nbsp;:</div><br>',
  '<div><span><b>De: </b></span><span>Ada Lovelace &lt;<a href="mailto:ada@univ.example">ada@univ.example</a>&gt;<br></span></div>',
  '<div><span><b>Objet: </b></span><span><b>Imprimante en panne</b><br></span></div>',
  '<div><span><b>Date: </b></span><span>3 mai 2026 à 10:05:11 UTC+2<br></span></div>',
  '<div><span><b>À: </b></span><span>ben@univ.example<br></span></div><br><div>Elle ne répond plus.</div></blockquote></div></body></html>',
];

const HTML = 'text/html; charset=utf-8';

const HERS = [
  'From: =?utf-8?Q?Ada_Lov=C3=A9lace?= <ada@univ.example>',
  'To: ben@univ.example',
  'Subject: Imprimante en panne',
  'Date: Sun, 3 May 2026 10:05:00 +0200',
  'Message-ID: <hers@mail.univ.example>',
  'Content-Type: multipart/mixed; boundary=hers',
  '',
  '--hers',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Elle ne répond plus.',
  '--hers',
  'Content-Type: application/pdf; name=hers.pdf',
  'Content-Disposition: attachment; filename=hers.pdf',
  '',
  'PDF',
  '--hers--',
];

const attached = (mails: number, words = 'Pour vous') => [
  ...['--own', 'Content-Type: text/plain; charset=utf-8', '', words],
  ...Array.from({ length: mails }, () => ['--own', 'Content-Type: message/rfc822', '', ...HERS]).flat(),
  '--own--',
];

onBothDatabases('what an agent passes on', (open) => {
  let folder: TemporaryFolder;
  let home: Installation;
  beforeEach(async () => {
    folder = temporaryFolder('forwards');
    const path = join(folder.path, 'mails');
    await mkdir(path);
    const mailboxes = [`folder:${path}?since=all&after=delete&authserv=mx.univ.example`];
    home = await install({ databaseUrl: (await open()).url, mailboxes });
    await home.person('Ada');
    await home.person('Ben', 'agent', ['reseau']);
  });
  afterEach(async () => {
    await home.close();
    await folder.remove();
  });

  const ticketOf = async (mail: string) => {
    await writeFile(join(folder.path, 'mails', 'forward.eml'), mail);
    const [report] = await home.poll();
    expect(report).toMatchObject({ error: null, opened: 1 });
    const [ticket] = await home.tickets();
    if (!ticket) throw new Error('There is no ticket.');
    return ticket;
  };
  const said = ({ log }: Awaited<ReturnType<typeof ticketOf>>) =>
    log.map(({ author, visibility, text }) => [author.split('@')[0], visibility, text]);

  test.each([
    ['Outlook on the web', 'TR: Imprimante en panne', OUTLOOK, 'Qui peut la rappeler ?\nBen'],
    ['Gmail', 'Fwd: Imprimante en panne', GMAIL, 'Pour vous'],
    ['Thunderbird', 'Fwd: Imprimante en panne', THUNDERBIRD, 'Pour vous'],
    ['Apple Mail', 'Fwd: Imprimante en panne', APPLE, 'Pour vous'],
  ])('by %s, in HTML alone, is its first sender’s ticket', async (_program, subject, html, own) => {
    const ticket = await ticketOf(byBen(subject, HTML, html));
    expect(ticket).toMatchObject({ title: 'Imprimante en panne', requester: 'ada@univ.example', contacts: [] });
    expect(said(ticket)).toEqual([
      ['ada', 'public', 'Elle ne répond plus.'],
      ['ben', 'private', own],
    ]);
  });

  test('as an attached mail is one file, and what that says', async () => {
    const ticket = await ticketOf(byBen('TR: Imprimante', 'multipart/mixed; boundary=own', attached(1)));
    expect(ticket).toMatchObject({ title: 'Imprimante en panne', requester: 'ada@univ.example' });
    expect(said(ticket)).toEqual([
      ['ada', 'public', 'Elle ne répond plus.'],
      ['ben', 'private', 'Pour vous'],
    ]);
    expect(ticket.log.map(({ attachments }) => attachments.map(({ filename }) => filename))).toEqual([
      [expect.stringMatching(/\.eml$/)],
      [],
    ]);
  });

  test('as several attached mails stays the agent’s', async () => {
    const ticket = await ticketOf(byBen('TR: Imprimante', 'multipart/mixed; boundary=own', attached(2)));
    expect(ticket).toMatchObject({ requester: 'ben@univ.example' });
    expect(said(ticket)).toEqual([['ben', 'public', 'Pour vous']]);
  });

  test('without a proof stays whose name it bears', async () => {
    const ticket = await ticketOf(byBen('TR: Imprimante en panne', HTML, OUTLOOK, []));
    expect(ticket).toMatchObject({ requester: 'ben@univ.example' });
    expect(ticket.log).toHaveLength(1);
  });

  test('makes of somebody unknown a person who may do nothing else', async () => {
    const html = OUTLOOK.map((line) => line.replaceAll('ada@univ.example', 'zoe@clients.example'));
    expect(await ticketOf(byBen('TR: Imprimante en panne', HTML, html))).toMatchObject({
      requester: 'zoe@clients.example',
    });
    const { read } = home.gateway.intake.desk.database;
    expect(await read('persons').where({ origin: 'mail' }).select('name', 'role')).toEqual([
      { name: 'Ada Lovelace', role: 'requester' },
    ]);
    expect(await read('contact_proposals').select('address', 'reason')).toEqual([
      { address: 'eve@clients.example', reason: 'forwarded' },
    ]);
    const sent = await read('outbox_emails').where({ notification: 'acknowledgement' }).pluck('recipient');
    expect(sent).toEqual(['zoe@clients.example']);
  });
});
