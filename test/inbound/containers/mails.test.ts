/** Mails whose words and files are wrapped up, as their programs send them. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../../src/domain/log-entry.ts';
import { readCommands } from '../../../src/domain/read-commands.ts';
import { LOCALES, wordsIn } from '../../../src/ground/words.ts';
import { DEFAULT_PARSE_LIMITS } from '../../../src/inbound/mime/parse-limits.ts';
import type { ParsedEmail } from '../../../src/inbound/parsed-email.ts';
import { ber, envelopedData, openEnded, signedData } from '../../support/ber-writer.ts';
import { codesOf, readAndStage, readMail } from '../../support/read-mail.ts';
import { ansi, binary, tnef, unicode } from '../../support/tnef-writer.ts';

const HEAD = 'From: Ada <ada@univ.example>\nTo: help@univ.example\nSubject: x\nMIME-Version: 1.0\n';
const part = (headers: string, body: string | Buffer) =>
  `${headers}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\n')}\n`;
const multipart = (type: string, ...parts: string[]) =>
  `Content-Type: multipart/${type}; boundary="b"\n\n${parts.map((each) => `--b\n${each}\n`).join('')}--b--\n`;
const plain = (text: string) => part('Content-Type: text/plain; charset=utf-8', text);
const namesOf = ({ attachments }: ParsedEmail) => attachments.map(({ filename }) => filename);
const foundIn = ({ findings }: ParsedEmail, code: string) => findings.find((found) => found.code === code);

describe('winmail.dat', () => {
  const PDF = Buffer.from('%PDF-1.7 form');
  const winmail = (bytes: Buffer, type = 'application/ms-tnef') =>
    part(`Content-Type: ${type}; name="winmail.dat"`, bytes);
  const files = [
    { title: 'FORM~1.PDF', data: PDF, properties: [ansi(0x3707, 'formulaire.pdf')] },
    { title: 'setup.exe', data: Buffer.from('MZ') },
  ];
  const WITH_WORDS = tnef({ properties: [unicode(0x1000, 'Bonjour, dit Outlook')], files });

  test('gives its files to the mail, refused as all others are, and goes', async () => {
    const mail = await readMail(`${HEAD}${multipart('mixed', plain('Voici'), winmail(WITH_WORDS))}`);
    expect(mail.text.trim()).toBe('Voici');
    expect(mail.attachments).toMatchObject([
      {
        ...{ filename: 'formulaire.pdf', contentType: 'application/pdf', size: PDF.length, refused: null },
        sha256: createHash('sha256').update(PDF).digest('hex'),
      },
      { filename: 'setup.exe', refused: 'type' },
    ]);
    expect(foundIn(mail, 'winmail-unpacked')?.values).toEqual({ count: 2, body: 'text' });
  });

  test('gives its words where there are no others', async () => {
    for (const body of ['', ' \n'])
      expect((await readMail(`${HEAD}${multipart('mixed', plain(body), winmail(WITH_WORDS))}`)).text).toBe(
        'Bonjour, dit Outlook',
      );
    const html = tnef({ properties: [binary(0x1013, Buffer.from('<p>Bonjour <b>Ada</b></p>'))] });
    const alone = await readMail(`${HEAD}${winmail(html)}`);
    expect([alone.text.trim(), alone.html]).toEqual(['Bonjour Ada', '<p>Bonjour <b>Ada</b></p>']);
  });

  test('is known by its name where its type was lost', async () => {
    const mail = await readMail(
      `${HEAD}${multipart('mixed', plain('x'), winmail(WITH_WORDS, 'application/octet-stream'))}`,
    );
    expect(namesOf(mail)).toEqual(['formulaire.pdf', 'setup.exe']);
  });

  test('that can’t be opened stays the file it is', async () => {
    const mail = await readMail(`${HEAD}${multipart('mixed', plain('x'), winmail(Buffer.from('no TNEF')))}`);
    expect(namesOf(mail)).toEqual(['winmail.dat']);
    expect(codesOf(mail)).toContain('winmail-unreadable');
  });

  test('that is the whole mail and holds words after all says them', async () => {
    expect((await readMail(`${HEAD}${winmail(Buffer.from('Pièce retirée'))}`)).text).toBe('Pièce retirée');
    expect((await readMail(`${HEAD}${winmail(Buffer.from('PK\x03\x04'))}`)).text).toBe('');
  });

  test('that breaks off gives what it has, and stays', async () => {
    const cut = WITH_WORDS.subarray(0, WITH_WORDS.length - 3);
    const mail = await readMail(`${HEAD}${multipart('mixed', plain('x'), winmail(cut))}`);
    expect(namesOf(mail)).toEqual(['formulaire.pdf', 'winmail.dat']);
    expect(codesOf(mail)).toContain('winmail-damaged');
  });

  test('of thousands of files gives as many as are kept of a mail', async () => {
    const many = tnef({ files: Array.from({ length: 3000 }, () => ({ title: 'a.txt', data: PDF })) });
    const { email } = await readAndStage(`${HEAD}${winmail(many)}`);
    expect(email.attachments.filter(({ refused }) => refused === null)).toHaveLength(100);
    expect(email.attachments.length).toBeLessThanOrEqual(1000);
    expect(codesOf(email)).toContain('parts-cut');
    const five = await readMail(`${HEAD}${multipart('mixed', plain('x'), ...Array(5).fill(winmail(many)))}`);
    expect(five.attachments).toHaveLength(1000);
    expect(codesOf(five).filter((code) => code === 'parts-cut')).toHaveLength(1);
  });

  test('that is one of many says no more than a text may', async () => {
    const limits = { ...DEFAULT_PARSE_LIMITS, textBytes: 100 };
    const long = winmail(tnef({ properties: [unicode(0x1000, 'mot '.repeat(20))] }));
    const mail = await readMail(`${HEAD}${multipart('mixed', ...Array(5).fill(long))}`, { limits });
    expect(mail.text.length).toBeLessThan(200);
  });

  test('may hold a file that is named after what JavaScript knows', async () => {
    const odd = tnef({ files: [{ title: 'x.constructor', data: PDF }] });
    expect((await readMail(`${HEAD}${winmail(odd)}`)).attachments).toMatchObject([
      { filename: 'x.constructor', contentType: 'application/octet-stream' },
    ]);
  });

  test.each(LOCALES)('is spoken of in %s', async (locale) => {
    const mail = await readMail(`${HEAD}${winmail(WITH_WORDS)}`);
    const { code, values } = foundIn(mail, 'winmail-unpacked') ?? { code: '', values: {} };
    expect(wordsIn(locale)(`finding.parse.${code}`, values)).toMatch(/winmail\.dat.* 2 .*text/);
  });
});

describe('S/MIME', () => {
  const inner = multipart(
    'mixed',
    plain('Bonjour de la part d’Ada'),
    part('Content-Type: application/pdf; name="a.pdf"', '%PDF'),
  );
  const ENTITY = Buffer.from(inner.replaceAll('\n', '\r\n'));
  const SIGNED = signedData(ber(0x04, ENTITY));
  const smime = (bytes: Buffer, type = 'application/pkcs7-mime; smime-type=signed-data', name = 'smime.p7m') =>
    part(`Content-Type: ${type}; name="${name}"`, bytes);

  test('that is signed around the words is read as if it were not, and said to be signed and unchecked', async () => {
    for (const bytes of [SIGNED, signedData(openEnded(0x24, ber(0x04, ENTITY)), openEnded)]) {
      const mail = await readMail(`${HEAD}${smime(bytes)}`);
      expect(mail.text.trim()).toBe('Bonjour de la part d’Ada');
      expect(namesOf(mail)).toEqual(['a.pdf']);
      expect(foundIn(mail, 'signed-unchecked')?.values).toEqual({ how: 'S/MIME' });
    }
  });

  test('is known by what it is where its type says little', async () => {
    for (const type of ['application/x-pkcs7-mime', 'application/octet-stream'])
      expect((await readMail(`${HEAD}${smime(SIGNED, type)}`)).text.trim()).toBe('Bonjour de la part d’Ada');
  });

  test('may be within S/MIME, a few times', async () => {
    const wrap = (entity: Buffer) => Buffer.from(smime(signedData(ber(0x04, entity))).replaceAll('\n', '\r\n'));
    expect((await readMail(`${HEAD}${smime(signedData(ber(0x04, wrap(ENTITY))))}`)).text.trim()).toBe(
      'Bonjour de la part d’Ada',
    );
    let nested = ENTITY;
    for (let depth = 0; depth < 12; depth += 1) nested = wrap(nested);
    const deep = await readMail(`${HEAD}${smime(signedData(ber(0x04, nested)))}`);
    expect([deep.text, namesOf(deep)]).toEqual(['', ['smime.p7m']]);
  });

  test('that is encrypted is said to be, and kept', async () => {
    const mail = await readMail(
      `${HEAD}${smime(envelopedData(), 'application/pkcs7-mime; smime-type=enveloped-data')}`,
    );
    expect(namesOf(mail)).toEqual(['smime.p7m']);
    expect(foundIn(mail, 'encrypted')?.values).toEqual({ how: 'S/MIME' });
  });

  test('that is said to be encrypted is, though nobody can make anything of it', async () => {
    const mail = await readMail(
      `${HEAD}${smime(Buffer.from('cut'), 'application/pkcs7-mime; smime-type=enveloped-data')}`,
    );
    expect([namesOf(mail), codesOf(mail).includes('encrypted')]).toEqual([['smime.p7m'], true]);
  });

  test('of a file is a file', async () => {
    const signedInvoice = signedData(ber(0x04, Buffer.from('<?xml version="1.0"?><invoice/>')));
    const invoice = smime(signedInvoice, 'application/pkcs7-mime', 'IT01234567890_00001.xml.p7m');
    const mail = await readMail(`${HEAD}${multipart('mixed', plain('La facture'), invoice)}`);
    expect([mail.text.trim(), namesOf(mail)]).toEqual(['La facture', ['IT01234567890_00001.xml.p7m']]);
    expect(codesOf(mail)).not.toContain('signed-unchecked');
  });

  test('beside the words folds its signature', async () => {
    const signature = part('Content-Type: application/pkcs7-signature; name="smime.p7s"', signedData(null));
    const mail = await readMail(`${HEAD}${multipart('signed', plain('Bonjour'), signature)}`);
    expect(mail.attachments).toMatchObject([{ filename: 'smime.p7s', folded: true }]);
    expect(foundIn(mail, 'signed-unchecked')?.values).toEqual({ how: 'S/MIME' });
  });
});

describe('PGP', () => {
  test('beside the words folds its signature', async () => {
    const signature =
      'Content-Type: application/pgp-signature; name="signature.asc"\n\n-----BEGIN PGP SIGNATURE-----\n';
    const mail = await readMail(`${HEAD}${multipart('signed', plain('Bonjour'), signature)}`);
    expect(mail.attachments).toMatchObject([{ filename: 'signature.asc', folded: true }]);
    expect(foundIn(mail, 'signed-unchecked')?.values).toEqual({ how: 'PGP' });
  });

  test('around the whole mail is said to be encryption, and what came is kept', async () => {
    const control = 'Content-Type: application/pgp-encrypted\n\nVersion: 1\n';
    const secret = 'Content-Type: application/octet-stream; name="encrypted.asc"\n\n-----BEGIN PGP MESSAGE-----\n';
    const mail = await readMail(`${HEAD}${multipart('encrypted', control, secret)}`);
    expect(foundIn(mail, 'encrypted')?.values).toEqual({ how: 'PGP' });
    expect(mail.attachments).toMatchObject([{ folded: true }, { filename: 'encrypted.asc', folded: false }]);
  });

  test('within the text is said, and its armour is nobody’s words', async () => {
    const armour =
      '-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE2vXq+mZ9l0a/iQEzBAEBCAAd\n=aB3d\n-----END PGP SIGNATURE-----\n';
    const mail = await readMail(
      `${HEAD}\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nPlus de réseau.\n${armour}`,
    );
    expect(textOf(mail.text, mail.segments, 'new')).toBe('Plus de réseau.');
    expect(foundIn(mail, 'signed-unchecked')?.values).toEqual({ how: 'PGP' });
    const secret = await readMail(
      `${HEAD}\n-----BEGIN PGP MESSAGE-----\n\nhQIOA076g5OuwfIOEAgAyB2w\n-----END PGP MESSAGE-----\n`,
    );
    expect(foundIn(secret, 'encrypted')?.values).toEqual({ how: 'PGP' });
    expect(textOf(secret.text, secret.segments, 'new')).toContain('BEGIN PGP MESSAGE');
  });

  test('in what is quoted says nothing of this mail', async () => {
    const mail = await readMail(
      `${HEAD}\nMerci !\n\n> -----BEGIN PGP SIGNED MESSAGE-----\n> Hash: SHA1\n>\n> Bonjour\n`,
    );
    expect(codesOf(mail)).not.toContain('signed-unchecked');
  });
});

describe('an invitation', () => {
  const event = (method: string) =>
    `BEGIN:VCALENDAR\nMETHOD:${method}\nBEGIN:VEVENT\nUID:1\nSUMMARY:Réunion\nLOCATION:Salle 12\n` +
    'DTSTART;TZID=Europe/Paris:20261124T140000\nDTEND;TZID=Europe/Paris:20261124T150000\nDESCRIPTION:Ordre du jour\\n- pannes\n' +
    'END:VEVENT\nEND:VCALENDAR\n';
  const ics = (method = 'REQUEST') =>
    part(`Content-Type: text/calendar; charset=utf-8; method=${method}; name="invite.ics"`, event(method));

  test('without words says what, when and where, and stays a file', async () => {
    const mail = await readMail(`${HEAD}${ics()}`);
    expect(mail.text).toBe('Réunion\n2026-11-24 14:00–15:00 (Europe/Paris)\nSalle 12\n\nOrdre du jour\n- pannes');
    expect(namesOf(mail)).toEqual(['invite.ics']);
  });

  test('commands nothing, whatever it is called: who accepts it did not name it', async () => {
    for (const title of ['#cc +eve@clients.example', '\u200b＃close']) {
      const body = event('REPLY').replace('Réunion', title);
      const { text, segments } = await readMail(`${HEAD}${part('Content-Type: text/calendar; charset=utf-8', body)}`);
      expect([text.includes(title), readCommands(text, segments, 'staff')]).toEqual([true, null]);
    }
  });

  test('with words leaves them as they are, and is told beside them, once', async () => {
    const mail = await readMail(`${HEAD}${multipart('mixed', plain('Venez !'), ics(), ics())}`);
    expect(mail.text.trim()).toBe('Venez !');
    const told = mail.findings.filter(({ code }) => code.startsWith('calendar-'));
    const values = { event: 'Réunion · 2026-11-24 14:00–15:00 (Europe/Paris) · Salle 12' };
    expect(told).toEqual([{ step: 'parse', verdict: 'ok', code: 'calendar-invite', values }]);
  });

  test('that is called off says so', async () => {
    expect(codesOf(await readMail(`${HEAD}${ics('CANCEL')}`))).toContain('calendar-cancelled');
  });

  test('without any event is a file like others', async () => {
    const mail = await readMail(`${HEAD}${part('Content-Type: text/calendar; name="x.ics"', 'BEGIN:VCALENDAR')}`);
    expect([mail.text, namesOf(mail)]).toEqual(['', ['x.ics']]);
  });
});
