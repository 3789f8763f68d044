import { describe, expect, test } from '@jest/globals';
import type { Submission } from '../../src/demo/smtp-server.ts';
import { traced } from '../../src/demo/trace-headers.ts';

const TRACING = {
  server: 'mx.univ.example',
  domains: ['univ.example', 'etu.univ.example'],
  at: new Date('2026-11-22T08:00:00Z'),
  id: 'c0ffee',
};

function received(mail: string, changes: Partial<Submission> = {}): string {
  const submission = {
    returnPath: 'ada@univ.example',
    recipients: ['assistance@univ.example'],
    user: null,
    client: 'mail.elsewhere.example',
    ...changes,
  };
  const raw = Buffer.from(mail.replaceAll('\n', '\r\n'));
  return String(traced({ ...submission, raw }, 'assistance@univ.example', TRACING)).replaceAll('\r\n', '\n');
}

const MAIL = 'From: Ada <ada@univ.example>\nSubject: Bonjour\n\nFrom: nobody\nbody\n';

describe('the headers of a mail server', () => {
  test('stand above the mail, which stays as it is', () => {
    expect(
      received(MAIL, { user: 'ada@univ.example', client: 'poste.univ.example' }),
    ).toBe(`Return-Path: <ada@univ.example>
Delivered-To: assistance@univ.example
Authentication-Results: mx.univ.example; auth=pass smtp.auth=ada@univ.example;
	dmarc=pass header.from=univ.example
Received: from poste.univ.example ([127.0.0.1])
	by mx.univ.example with ESMTPA id c0ffee
	for <assistance@univ.example>; Sun, 22 Nov 2026 08:00:00 +0000
${MAIL}`);
  });

  test('call it forged when somebody outside writes in the name of the house', () => {
    expect(received(MAIL)).toContain('\tdmarc=fail header.from=univ.example\n');
    expect(received(MAIL.replace('univ', 'etu.univ'))).toContain('\tdmarc=fail header.from=etu.univ.example\n');
  });

  test('say nothing of other domains', () => {
    expect(received(MAIL.replace('univ', 'other'))).not.toContain('Authentication-Results');
  });

  test('leave no result under their own name that came with the mail, however it is written', () => {
    const forged = 'authentication-results: MX.univ.example;\n\tdmarc=pass header.from=other.example\nX-Other: 1\n';
    const theirs = 'Authentication-Results: mx.other.example; dmarc=pass\n';
    const mail = received(forged + theirs + MAIL.replace('univ', 'other'));
    expect(mail).not.toMatch(/dmarc=pass header/);
    expect(mail).toContain(`X-Other: 1\n${theirs}From:`);
  });

  test('a client’s name can’t add headers', () => {
    expect(received(MAIL, { client: 'x\r\nX-Evil: 1' })).not.toMatch(/^X-Evil/m);
  });

  test('a mail that is all headers, or has none, is taken as well', () => {
    expect(received('From: ada@univ.example\nSubject: x\n')).toContain('dmarc=fail');
    expect(received('')).toMatch(/\+0000\n$/);
  });
});
