import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { LOCALES } from '../../src/ground/words.ts';
import type { OutgoingMail } from '../../src/outbound/smtp-transport.ts';
import { openComposingDesk } from '../support/composed.ts';
import { onBothDatabases } from '../support/databases.ts';
import { file } from '../support/filings.ts';

const HOSTILE = {
  'header lines': 'Ada\r\nBcc: everybody@evil.example\r\n\r\n<script>alert(1)</script>',
  HTML: '</title></div><script src=//evil.example></script><img src=x onerror=alert(1)>" style="x',
  Liquid: '{{ desk }}{% words %}{% include "/etc/passwd" %}{{ "x" | url_decode }}',
  'words of ours': '$t(email.desk) {{count}}',
  'marks of blocks': '\ufdd0words\ufdd1 \ufdd0<words\ufdd0>',
  'marks that turn text around': '\u202egnp.exe\u202c \u2066x\u2069',
  'control characters': 'a\u0000b\u001b[31mc\u0085d\u2028e',
  'half a pair': 'a\ud800b\udc00',
  'a long line': 'x'.repeat(150),
  'an advertisement': 'Win a phone at https://evil.example/?a="><b>',
} as const;

/** Controls but tabs and line ends, marks that turn text around, what is no character. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/u;

/** As a mail server would get it. */
async function sent({ files: _, inReplyTo, references = [], ...mail }: OutgoingMail) {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const thread = { references: references.map((id) => `<${id}>`).join(' '), ...(inReplyTo ? { inReplyTo } : {}) };
  const { message } = await transport.sendMail({
    ...mail,
    to: [...mail.to],
    cc: [],
    headers: { ...mail.headers },
    ...thread,
  });
  return { raw: String(message), parsed: await simpleParser(message as Buffer) };
}

onBothDatabases('what others wrote stays inert', (open) => {
  test.each(Object.entries(HOSTILE))('%s', async (_, text) => {
    const desk = await openComposingDesk(open);
    const name = text.replaceAll('\0', '').toWellFormed();
    const { id: ticketId } = await desk.ticket({ title: name.slice(0, 200), service: 'wifi' });
    await desk.invite(ticketId, 'Cleo');
    await desk.database.write('persons').update({ name: name.slice(0, 190) });
    await desk.database.write('services').update({ name_fr: name.slice(0, 190) });
    const files = [file(name.slice(0, 200), { contentType: 'text/html\r\nX-Evil: 1' })];
    const logEntryId = await desk.say(ticketId, 'Ben', name, { files });
    for (const kind of ['entry', 'acknowledgement', 'refused-files', 'oversize'] as const) {
      for (const locale of LOCALES) {
        const values = {
          ...{ subject: text, size: 1, limit: 1, refused: [{ filename: text, size: 1, why: 'type' }] },
          questions: [
            { number: 1, label: { fr: text, en: text }, choices: [{ fr: text, en: text }], isMandatory: true },
          ],
        };
        const payload = { locale, values, inReplyTo: text, references: [text], actorId: desk.idOf('Ben') };
        const about = kind === 'oversize' ? {} : { ticketId, logEntryId };
        const role = kind === 'oversize' ? ('other' as const) : ('requester' as const);
        const mail = await desk.compose(
          desk.row([kind, 'resolved'], 'Ada', { ...about, payload: { ...payload, role } }),
        );
        const { raw, parsed } = await sent(mail);
        expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(?:bcc|x-evil):|evil\.example>/im);
        expect(parsed.to).toMatchObject({ value: [{ address: 'ada@univ.example' }] });
        expect(parsed.from?.value).toHaveLength(1);
        expect(mail.subject).not.toMatch(/[\r\n]/);
        for (const said of [mail.subject, mail.text, mail.html ?? '']) {
          expect(said).not.toMatch(UNSEEN);
          expect(said.isWellFormed()).toBe(true);
        }
        expect(mail.html).not.toMatch(/<script|<img|<b>|style="x|onerror=alert\(1\)>/);
        expect(mail.html?.match(/<title>/g)).toHaveLength(1);
        expect(mail.text + mail.html).not.toMatch(/root:|Assistance \{\{count/);
        for (const { contentType } of mail.files ?? []) expect(contentType).toBe('application/octet-stream');
      }
    }
  });

  test('a name that is an advertisement is no greeting', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    const greeting = async (name: string) => {
      await desk.database
        .write('persons')
        .where({ id: desk.idOf('Ada') })
        .update({ name });
      return (await desk.compose(desk.row(['acknowledgement'], 'Ada', { ticketId }))).text.split('\n')[0];
    };
    expect(await greeting('Ada Lovelace')).toBe('Bonjour Ada Lovelace,');
    expect(await greeting('Jean-Noël D’Été (DSI)')).toBe('Bonjour Jean-Noël D’Été (DSI),');
    for (const name of ['www.evil.example', 'ada@univ.example', 'Win! https://evil.example', 'x'.repeat(90)]) {
      expect(await greeting(name)).toBe('Bonjour,');
    }
  });

  test('a very long message is cut, with a mark', async () => {
    const desk = await openComposingDesk(open);
    const { id: ticketId } = await desk.ticket();
    const logEntryId = await desk.say(ticketId, 'Ben', `${'mot '.repeat(100_000)}end`);
    const { text, html } = await desk.compose(desk.row(['entry'], 'Ada', { ticketId, logEntryId }));
    expect([text.length < 60_000, text.includes('[…]'), html?.includes('[…]')]).toEqual([true, true, true]);
  });
});
