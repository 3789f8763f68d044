import { afterEach, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { openSmtpPool, type SmtpPool } from '../../src/outbound/smtp-pool.ts';
import type { OutgoingMail } from '../../src/outbound/smtp-transport.ts';
import { type ScriptedSmtp, startScriptedSmtp } from '../support/scripted-smtp.ts';

const MAIL: OutgoingMail = {
  from: { name: 'Assistance', address: 'assistance@univ.example' },
  to: [{ name: 'Ada', address: 'ada@univ.example' }],
  subject: 'Answer',
  messageId: 'answer@univ.example',
  text: 'Mended.\n.\n..\nThe end\n',
};
const AT_ONCE = async () => {};

let server: ScriptedSmtp;
let pool: SmtpPool;
const open = async (size?: number) => {
  server = await startScriptedSmtp({ size: 10_000_000 });
  pool = openSmtpPool(server.settings, 'tests', size === undefined ? {} : { size });
};
afterEach(async () => {
  pool.close();
  await server.stop();
});

test('the words of a mail leave only once they are permitted to', async () => {
  await open();
  const asked = Promise.withResolvers<void>();
  const permit = Promise.withResolvers<void>();
  const sending = pool.send(MAIL, () => {
    asked.resolve();
    return permit.promise;
  });
  await asked.promise;
  // What follows on another connection has come whole; so would this one have.
  expect(await pool.send({ ...MAIL, messageId: 'other@univ.example' }, AT_ONCE)).toMatchObject({ kind: 'sent' });
  expect(server.seen.map(({ messageId }) => messageId)).toEqual(['other@univ.example']);
  permit.resolve();
  expect(await sending).toMatchObject({ kind: 'sent', answer: expect.stringMatching(/^250/) });
  expect(server.taken).toHaveLength(2);
});

test('what is not permitted never arrives, not even in part', async () => {
  await open();
  const outcome = await pool.send(MAIL, () => Promise.reject(new Error('the database is gone')));
  expect(outcome).toMatchObject({ kind: 'temporary' });
  expect(await pool.send({ ...MAIL, messageId: 'other@univ.example' }, AT_ONCE)).toMatchObject({ kind: 'sent' });
  expect(server.seen.map(({ messageId }) => messageId)).toEqual(['other@univ.example']);
});

test('short or long, a mail arrives as it was written', async () => {
  await open(1);
  const content = Buffer.from(Array.from({ length: 700_000 }, (_, at) => at % 251));
  await pool.send(MAIL, AT_ONCE);
  await pool.send({ ...MAIL, files: [{ filename: 'plan.bin', content }] }, AT_ONCE);
  const [short, long] = await Promise.all(server.taken.map(({ raw }) => simpleParser(raw)));
  expect(short?.text).toBe(MAIL.text);
  expect(long?.attachments[0]?.content.equals(content)).toBe(true);
});

test('it knows how large a mail may be, and asks once', async () => {
  await open();
  expect([await pool.largestMail(), await pool.largestMail()]).toEqual([10_000_000, 10_000_000]);
});
