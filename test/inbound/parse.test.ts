import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PARSE_LIMITS } from '../../src/inbound/mime/parse-limits.ts';
import { parse } from '../../src/inbound/parse.ts';
import { stageIn } from '../../src/store/blob-writer.ts';
import { codesOf, readAndStage, readMail } from '../support/read-mail.ts';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const ADA_WRITES = `Return-Path: <ada@univ.example>
Received: from a.example by b.example; Mon, 4 May 2026 10:15:31 +0200
From: =?utf-8?Q?Ada_L=C3=A9vy?= <ada@univ.example>
To: "Assistance, numérique" <assistance@univ.example>
Cc: Ben <ben@univ.example>,
\tcleo@univ.example
Subject: =?utf-8?Q?Plus_de_r=C3=A9seau?=
Date: Mon, 4 May 2026 10:15:30 +0200
Message-ID: <m1@univ.example>
In-Reply-To: <m0@univ.example>
References: <r1@univ.example>
 <m0@univ.example>
`;

/** A multipart of that type; each part is its headers, an empty line, its body. */
const multipart = (type: string, ...parts: string[]) =>
  `Content-Type: multipart/${type}; boundary="B${type}"\n\n${parts.map((part) => `--B${type}\n${part}\n`).join('')}--B${type}--\n`;
const plain = (text: string) => `Content-Type: text/plain; charset=utf-8\n\n${text}`;
const html = (text: string) => `Content-Type: text/html; charset=utf-8\n\n${text}`;
const file = (name: string, bytes: string, type = 'application/pdf') =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}`;
const image = (contentId: string, bytes: string) =>
  `Content-Type: image/png\nContent-ID: <${contentId}>\nContent-Disposition: inline; filename="i.png"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}`;

describe('the headers of a mail', () => {
  test('say who wrote when to whom, about what, in answer to what', async () => {
    const email = await readMail(`${ADA_WRITES}\nBonjour`);
    expect(email).toMatchObject({
      messageId: 'm1@univ.example',
      inReplyTo: ['m0@univ.example'],
      references: ['r1@univ.example', 'm0@univ.example'],
      date: Date.UTC(2026, 4, 4, 8, 15, 30),
      subject: 'Plus de réseau',
      from: [{ name: 'Ada Lévy', address: 'ada@univ.example' }],
      to: [{ name: 'Assistance, numérique', address: 'assistance@univ.example' }],
      cc: [
        { name: 'Ben', address: 'ben@univ.example' },
        { name: '', address: 'cleo@univ.example' },
      ],
      returnPath: 'ada@univ.example',
      contentType: 'text/plain',
    });
    expect(email.headers[0]).toEqual({ name: 'return-path', value: '<ada@univ.example>' });
    expect(email.headers.at(-1)?.value).toBe('<r1@univ.example> <m0@univ.example>');
  });

  test('in 8 bits are read as what they are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Subject: r\u00e9seau\nX-Old: r', 'utf8'),
      Buffer.from('\u00e9seau\n\nx', 'latin1'),
    ]);
    const { subject, headers } = await readMail(bytes);
    expect([subject, headers[1]?.value]).toEqual(['réseau', 'réseau']);
  });

  test('several From headers are all told', async () => {
    const { from } = await readMail('From: ada@univ.example\nFrom: Stranger <x@evil.example>\n\nx');
    expect(from.map(({ address }) => address)).toEqual(['ada@univ.example', 'x@evil.example']);
  });

  test('the null return path is known from none', async () => {
    expect((await readMail('Return-Path: <>\n\nx')).returnPath).toBe('');
    expect((await readMail('Subject: x\n\nx')).returnPath).toBeNull();
  });

  test('are bounded in number and in length', async () => {
    const { headers } = await readMail(`X-Long: ${'x'.repeat(20_000)}\n${'X-Many: y\n'.repeat(3000)}\nx`);
    expect(headers).toHaveLength(1000);
    expect(headers[0]?.value).toHaveLength(8192);
  });

  test('no control character gets through', async () => {
    const { subject, from } = await readMail(
      'Subject: a\0b\u001b[2J=?utf-8?Q?c=00=0D=0ABcc:_d?=\nFrom: =?utf-8?Q?A=0Ada?= <ada@univ.example>\n\nx',
    );
    expect(subject).toBe('ab[2Jc  Bcc: d');
    expect(from[0]?.name).toBe('A da');
  });
});

describe('the words of a mail', () => {
  test('text alone', async () => {
    const email = await readMail(`${ADA_WRITES}${plain('Bonjour,\n\nplus de réseau.\n')}`);
    expect(email.text).toBe('Bonjour,\n\nplus de réseau.\n');
    expect(email.html).toBeNull();
    expect(email.findings[0]).toMatchObject({
      step: 'parse',
      verdict: 'ok',
      code: 'read',
      values: { body: 'text', charset: 'utf-8', attachments: 0 },
    });
  });

  test('of an alternative each reading takes its own form', async () => {
    const email = await readMail(multipart('alternative', plain('texte'), html('<p>HTML</p>')));
    expect([email.text.trim(), email.html]).toEqual(['texte', '<p>HTML</p>']);
  });

  test('HTML alone gives the text too', async () => {
    const email = await readMail(html('<p>a</p><p>b</p>'));
    expect([email.text, email.html]).toEqual(['a\n\nb', '<p>a</p><p>b</p>']);
  });

  test('a blank text beside HTML counts for nothing', async () => {
    expect((await readMail(multipart('alternative', plain(' \n'), html('<p>a</p>')))).text).toBe('a');
  });

  test('texts one after the other are all shown, in both readings', async () => {
    const email = await readMail(
      multipart('mixed', multipart('alternative', plain('a'), html('<b>a</b>')), plain('footer <x>')),
    );
    expect(email.text).toContain('a\nfooter <x>');
    expect(email.html).toContain('<b>a</b>');
    expect(email.html).toContain('footer &lt;x&gt;');
  });

  test('folded lines are joined where the sender says so', async () => {
    const email = await readMail('Content-Type: text/plain; format=flowed\n\none \ntwo\n\n> three \n> four\n');
    expect(email.text).toBe('one two\n\n> three four\n');
  });

  test('a text with a name is a file, but not when it is the mail', async () => {
    const named = (text: string) => `Content-Type: text/plain; name=notes.txt\n\n${text}`;
    const email = await readMail(multipart('mixed', named('hello'), named('notes')));
    expect(email.text).toBe('hello');
    expect(email.attachments.map(({ filename }) => filename)).toEqual(['notes.txt']);
  });

  test('what is new, quoted and signature covers the text', async () => {
    const email = await readMail(`${ADA_WRITES}\nOui.\n\n> Est-ce bon ?\n-- \nAda\n`);
    expect(email.segments.map(({ kind }) => kind)).toEqual(['new', 'quoted', 'signature']);
    expect(email.segments.at(-1)?.to).toBe(email.text.length);
  });

  test.each([
    ['an unknown charset', 'Content-Type: text/plain; charset=x-klingon\n\n', 'charset-guessed'],
    ['a wrong one', 'Content-Type: text/plain; charset=utf-8\n\n', 'charset-guessed'],
    ['none', 'Subject: x\n\n', 'charset-missing'],
  ])('%s is guessed, and said', async (_what, headers, code) => {
    const email = await readMail(Buffer.concat([Buffer.from(headers), Buffer.from('\u00e9t\u00e9', 'latin1')]));
    expect(email.text).toBe('été');
    expect(codesOf(email)).toContain(code);
  });

  test('HTML may say itself what it is in', async () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>\u00b1</p>';
    const email = await readMail(
      Buffer.concat([Buffer.from('Content-Type: text/html\n\n'), Buffer.from(page, 'latin1')]),
    );
    expect(email.text).toBe('ą');
  });

  test('no body is fine', async () => {
    const email = await readMail(`${ADA_WRITES}\n`);
    expect([email.text, email.html, email.segments]).toEqual(['', null, []]);
  });

  test('too long a text is cut, and said', async () => {
    const limits = { ...DEFAULT_PARSE_LIMITS, textBytes: 10 };
    const email = await readMail(multipart('mixed', plain('0123456789abc'), plain('def')), { limits });
    expect(email.text).toBe('0123456789');
    expect(codesOf(email)).toContain('text-cut');
  });
});

describe('the files of a mail', () => {
  test('are named, measured and hashed', async () => {
    const { attachments } = await readMail(multipart('mixed', plain('x'), file('bail.pdf', 'PDF!')));
    expect(attachments).toEqual([
      {
        filename: 'bail.pdf',
        contentType: 'application/pdf',
        size: 4,
        sha256: sha256('PDF!'),
        disposition: 'attachment',
        contentId: null,
        refused: null,
        folded: false,
      },
    ]);
  });

  test('are staged byte for byte, but for those that are refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'staging-'));
    const limits = { ...DEFAULT_PARSE_LIMITS, attachmentSize: 100 };
    const staging = { stage: () => stageIn(folder, { syncs: false }) };
    const raw = multipart(
      'mixed',
      plain('x'),
      file('a.pdf', 'PDF!'),
      file('b.pdf', 'x'.repeat(101)),
      file('c.exe', 'MZ'),
    );
    const { email, staged } = await readAndStage(raw, { staging, limits });
    expect(email.attachments.map(({ refused }) => refused)).toEqual([null, 'size', 'type']);
    expect(email.attachments.map(({ size }) => size)).toEqual([4, 101, 2]);
    expect(codesOf(email).filter((code) => code === 'attachment-refused')).toHaveLength(2);
    expect(email.text.trim()).toBe('x');
    expect(await readdir(folder)).toHaveLength(1);
    expect(await readFile(staged[0]?.path ?? '', 'utf8')).toBe('PDF!');
    await rm(folder, { recursive: true });
  });

  test('beyond so many are refused', async () => {
    const limits = { ...DEFAULT_PARSE_LIMITS, attachments: 2 };
    const { attachments } = await readMail(
      multipart('mixed', file('a.pdf', 'a'), file('b.pdf', 'b'), file('c.pdf', 'c')),
      { limits },
    );
    expect(attachments.map(({ refused }) => refused)).toEqual([null, null, 'count']);
  });

  test('without a name are called by their type', async () => {
    const { attachments } = await readMail(
      multipart('mixed', plain('x'), 'Content-Type: image/jpeg\n\njpg', 'Content-Type: application/x-odd\n\nodd'),
    );
    expect(attachments.map(({ filename }) => filename)).toEqual(['attachment-1.jpg', 'attachment-2']);
  });

  test('an attached mail is one file, whole, called by its subject', async () => {
    const inner = `Subject: =?utf-8?Q?R=C3=A9union?=\n${multipart('mixed', plain('inside'), file('inner.pdf', 'PDF'))}`;
    const { attachments, text } = await readMail(
      multipart('digest', plain('outside'), `Content-Type: message/rfc822\nContent-Disposition: inline\n\n${inner}`),
    );
    expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['Réunion.eml', 'message/rfc822'],
    ]);
    expect(text.trim()).toBe('outside');
  });

  test('images of the text are told from files', async () => {
    const large = 'x'.repeat(6000);
    const raw = multipart(
      'related',
      html('<p>a <img src="cid:shown@x"> <img src="cid:logo@x"></p>'),
      image('shown@x', large),
      image('logo@x', 'tiny'),
      image('orphan@x', large),
    );
    const { attachments, html: safe, findings } = await readMail(raw);
    expect(attachments.map(({ contentId, disposition, folded }) => [contentId, disposition, folded])).toEqual([
      ['shown@x', 'inline', false],
      ['logo@x', 'inline', true],
      ['orphan@x', 'inline', true],
    ]);
    expect(safe).toContain('src="cid:shown%40x"');
    expect(findings[0]?.values).toMatchObject({ attachments: 0, images: 2 });
  });

  test('an image without HTML around it is a file', async () => {
    const { attachments } = await readMail(multipart('mixed', plain('look'), image('a@x', 'tiny')));
    expect(attachments[0]?.folded).toBe(false);
  });
});

describe('a mail in bad shape still gives an email', () => {
  test.each([
    ['nothing', '', ''],
    ['an empty line', '\n', ''],
    ['headers alone', 'Subject: x', ''],
    ['no headers', 'Hello, it is me.\n\nAda', 'Hello, it is me.\n\nAda'],
    ['no headers, but something like one', 'On 4 May 10:15, Ben wrote:\n> x', 'On 4 May 10:15, Ben wrote:\n> x'],
    ['blank lines above the headers', '\n\nSubject: x\n\nhello', 'hello'],
    ['a line of mbox above the headers', 'From ada Mon May 4 10:15:30 2026\nSubject: x\n\nhello', 'hello'],
    ['a multipart without boundary', 'Content-Type: multipart/mixed\n\nhello', 'hello'],
    ['a multipart without parts', 'Content-Type: multipart/mixed; boundary=b\n\nhello', 'hello'],
    ['a multipart without end', `Content-Type: multipart/mixed; boundary=b\n\n--b\n${plain('hello')}`, 'hello'],
    [
      'a multipart broken off in a header',
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n${plain('hello')}\n--b\nContent-Ty`,
      'hello',
    ],
    [
      'boundaries with spaces behind them',
      `Content-Type: multipart/mixed; boundary=b\n\n--b \t\n${plain('hello')}\n--b-- \n`,
      'hello',
    ],
    ['a transfer encoding nobody knows', 'Content-Transfer-Encoding: x-odd\n\nhello', 'hello'],
    ['a content type that is none', 'Content-Type: text\n\nhello', 'hello'],
    ['base64 broken off', 'Content-Transfer-Encoding: base64\n\naGVsbG8', 'hello'],
    ['quoted-printable broken off', 'Content-Transfer-Encoding: quoted-printable\n\nhello=', 'hello'],
  ])('%s', async (_what, raw, text) => {
    expect((await readMail(raw)).text.trim()).toBe(text);
  });

  test('random bytes', async () => {
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_byte, at) => (at * 7919 + (at >> 3) * 104_729) % 256));
    const email = await readMail(noise);
    expect(email.size).toBe(20_000);
    expect(email.text).not.toContain('\0');
  });

  test('thousands of parts: the first are kept, and what was left out is said', async () => {
    const email = await readMail(
      multipart('mixed', plain('hello'), ...Array.from({ length: 3000 }, () => file('a.pdf', 'x'))),
    );
    expect(email.text.trim()).toBe('hello');
    expect(email.attachments).toHaveLength(999);
    expect(codesOf(email)).toEqual(expect.arrayContaining(['parts-cut', 'more-refused']));
  });

  test('multiparts nested a thousand deep', async () => {
    const nested = Array.from(
      { length: 1000 },
      (_level, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    );
    expect((await readMail(`${nested.join('')}\nhello`)).text.trim()).toBe('hello');
  });

  test('headers beyond measure: the mail goes on without them', async () => {
    const email = await readMail('X-A: b\n'.repeat(400_000));
    expect(codesOf(email)).toContain('headers-cut');
  });

  test.each([
    ['no date', '', 'date-missing'],
    ['a date that is none', 'Date: soon\n', 'date-unreadable'],
  ])('%s', async (_what, header, code) => {
    const email = await readMail(`Subject: x\n${header}\nx`);
    expect(email.date).toBeNull();
    expect(codesOf(email)).toContain(code);
  });

  test('bytes that cannot be had are a fault, not a finding', async () => {
    const broken = new Readable({ read: () => void broken.destroy(new Error('disk on fire')) });
    await expect(parse(broken, { staging: null })).rejects.toThrow('disk on fire');
  });

  test('so is a disk that takes no more', async () => {
    const staging = {
      stage: () => ({
        write: async () => Promise.reject(new Error('disk full')),
        finish: async () => Promise.reject(new Error()),
        abort: async () => {},
        hashSoFar: () => createHash('sha256'),
      }),
    };
    await expect(readAndStage(multipart('mixed', file('a.pdf', 'x')), { staging })).rejects.toThrow('disk full');
  });
});

describe('reports of machines', () => {
  const REPORT = multipart(
    'report',
    plain('Your mail could not be delivered.'),
    'Content-Type: message/delivery-status\n\nReporting-MTA: dns; b.example\n\nFinal-Recipient: rfc822; x@evil.example\nAction: failed\nStatus: 5.1.1\n',
    'Content-Type: text/rfc822-headers\n\nMessage-ID: <ours@univ.example>\nSubject: =?utf-8?Q?R=C3=A9ponse?=\n folded\n',
  ).replace('multipart/report;', 'multipart/report; report-type=delivery-status;');

  test('a delivery report is taken apart', async () => {
    const { report, text, attachments, contentType } = await readMail(REPORT);
    expect(contentType).toBe('multipart/report');
    expect(report?.type).toBe('delivery-status');
    expect(report?.fields).toContain('\n\nFinal-Recipient: rfc822; x@evil.example\nAction: failed\nStatus: 5.1.1');
    expect(report?.originalHeaders).toBe('message-id: <ours@univ.example>\nsubject: Réponse folded');
    expect(text.trim()).toBe('Your mail could not be delivered.');
    expect(attachments).toEqual([]);
  });

  test('the returned mail is kept as a file, and its headers are read', async () => {
    const returned = 'Content-Type: message/rfc822\n\nMessage-ID: <ours@univ.example>\nSubject: Wifi\n\nHello';
    const { report, attachments } = await readMail(
      multipart('report', plain('No.'), 'Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n', returned),
    );
    expect(report).toMatchObject({
      type: 'feedback-report',
      fields: 'Feedback-Type: abuse\n',
      originalHeaders: 'message-id: <ours@univ.example>\nsubject: Wifi',
    });
    expect(attachments.map(({ filename }) => filename)).toEqual(['Wifi.eml']);
  });

  test('a mail of a person is none', async () => expect((await readMail(ADA_WRITES)).report).toBeNull());
});

describe('the fingerprint of what was written', () => {
  const mail = (change: (raw: string) => string = (raw) => raw) =>
    readMail(change(`${ADA_WRITES}${multipart('mixed', plain('hello'), file('a.pdf', 'PDF'))}`));

  test('does not depend on the way', async () => {
    const [one, other] = await Promise.all([
      mail(),
      mail((raw) => `Received: from elsewhere\nX-Spam: no\n${raw.replace('Return-Path: <ada@univ.example>\n', '')}`),
    ]);
    expect(other?.contentHash).toBe(one?.contentHash);
    expect(other?.rawSha256).not.toBe(one?.rawSha256);
  });

  test.each([
    ['text', 'hello', 'hallo'],
    ['subject', '=?utf-8?Q?Plus', '=?utf-8?Q?Moins'],
    ['date', '10:15:30', '10:15:32'],
    ['sender', '<ada@univ.example>\nTo', '<ben@univ.example>\nTo'],
    ['file', Buffer.from('PDF').toString('base64'), Buffer.from('PNG').toString('base64')],
  ])('depends on its %s', async (_what, given, changed) => {
    const [one, other] = await Promise.all([mail(), mail((raw) => raw.replace(given, changed))]);
    expect(other?.contentHash).not.toBe(one?.contentHash);
  });

  test('raw bytes are hashed and counted as they came', async () => {
    const raw = 'Subject: x\r\n\r\nhello';
    expect(await readMail(Buffer.from(raw))).toMatchObject({ rawSha256: sha256(raw), size: raw.length });
  });
});
