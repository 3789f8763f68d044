import { describe, expect, test } from '@jest/globals';
import { authenticate } from '../../src/inbound/authenticate.ts';
import { aMailbox, aParsedEmail } from '../support/mails.ts';

const AR = 'Authentication-Results: mx.univ.example;';
const FROM_WORLD = 'Received: from mail.evil.example ([192.0.2.1]) by mx.univ.example with ESMTPS';
const INSIDE = 'Received: from mx.univ.example (localhost [127.0.0.1]) by imap.univ.example with LMTP';
const FOREIGN = 'Received: from laptop (unknown [192.0.2.9]) by mail.evil.example with ESMTPSA';

const judge = (headers: readonly string[], from = 'Ada <ada@univ.example>') =>
  authenticate(aParsedEmail({ headers, from }), aMailbox());
const trustOf = (...headers: string[]) => judge(headers).trust;

describe('trust', () => {
  test.each([
    ['DMARC', `${AR} dmarc=pass header.from=univ.example`, 'dmarc-pass-alone'],
    ['DMARC that names no domain', `${AR} dmarc=pass`, 'dmarc-pass-alone'],
    [
      'DMARC among others',
      `${AR} spf=fail smtp.mailfrom=x@list.example; dmarc=pass (p=reject) header.from=univ.example`,
      'dmarc-pass-alone',
    ],
    ['DMARC by a signature', `${AR} dkim=pass header.d=univ.example; dmarc=pass`, 'dmarc-pass'],
    ['a signature of the domain', `${AR} dkim=pass header.d=univ.example`, 'dkim-aligned'],
    ['a signature of a domain above', `${AR} dkim=pass header.d=mail.univ.example`, 'dkim-aligned'],
    ['one signature of two', `${AR} dkim=pass header.d=list.example; dkim=pass header.d=univ.example`, 'dkim-aligned'],
    ['an aligned return path', `${AR} spf=pass smtp.mailfrom=bounce@univ.example`, 'spf-aligned'],
    ['an aligned return path, the domain alone', `${AR} spf=pass smtp.mailfrom=univ.example`, 'spf-aligned'],
    [
      'DMARC that met an error, but a signature',
      `${AR} dmarc=temperror; dkim=pass header.d=univ.example`,
      'dkim-aligned',
    ],
    ['a login', `${AR} auth=pass smtp.auth=ada@univ.example`, 'local-submission'],
    ['a bare login', `${AR} auth=pass (LOGIN) smtp.auth=Ada smtp.mailfrom=x@y.example`, 'local-submission'],
  ])('is given for %s', (_what, header, code) => {
    const { trust, findings } = judge([header, FROM_WORLD]);
    expect([trust, findings[0]?.code]).toEqual(['verified', code]);
  });

  test.each([
    ['no header', []],
    ['another server’s word', ['Authentication-Results: mx.evil.example; dmarc=pass']],
    ['a name that only begins like ours', ['Authentication-Results: mx.univ.example.evil.example; dmarc=pass']],
    ['DMARC for another domain', [`${AR} dmarc=pass header.from=evil.example`]],
    ['a stranger’s signature', [`${AR} dkim=pass header.d=evil.example`]],
    ['a signature of a look-alike', [`${AR} dkim=pass header.d=notuniv.example`]],
    ['a signature of a whole top level', [`${AR} dkim=pass header.d=example`]],
    ['a signature without domain', [`${AR} dkim=pass`]],
    ['a failed signature', [`${AR} dkim=fail header.d=univ.example`]],
    ['a return path elsewhere', [`${AR} spf=pass smtp.mailfrom=univ.example@evil.example`]],
    ['a greeting', [`${AR} spf=pass smtp.helo=univ.example`]],
    ['someone else’s login', [`${AR} auth=pass smtp.auth=eve@univ.example`]],
    ['a login that begins alike', [`${AR} auth=pass smtp.auth=ad`]],
    ['nothing checked', [`${AR} none`]],
    ['a pass inside a comment', [`${AR} dmarc=none (dmarc=pass; dkim=pass header.d=univ.example)`]],
    ['a pass inside quotes', [`${AR} dmarc=none reason="x; dmarc=pass header.from=univ.example"`]],
    ['a property that calls itself a method', [`${AR} spf=none dmarc=pass`]],
    ['a best guess', [`${AR} dmarc=bestguesspass header.from=univ.example`]],
    ['no authserv-id', ['Authentication-Results: dmarc=pass header.from=univ.example']],
  ])('is not given for %s', (_what, headers) => {
    expect(trustOf(...headers, FROM_WORLD)).toBe('unverified');
  });

  test('is lost by a failure, whatever else passes', () => {
    expect(trustOf(`${AR} dmarc=fail (p=none) header.from=univ.example`, FROM_WORLD)).toBe('failed');
    expect(trustOf(`${AR} dkim=pass header.d=univ.example`, `${AR} dmarc=FAIL`, FROM_WORLD)).toBe('failed');
  });

  test('is not given to anybody where nobody is believed', () => {
    const mailbox = aMailbox({ authservIds: [] });
    const email = aParsedEmail({ headers: [`${AR} dmarc=pass`, 'Authentication-Results: ; dmarc=pass'] });
    expect(authenticate(email, mailbox).trust).toBe('unverified');
  });
});

describe('what a sender can forge', () => {
  test('is below the first Received of a foreign host, and not read', () => {
    expect(trustOf(FROM_WORLD, FOREIGN, `${AR} dmarc=pass`)).toBe('unverified');
    expect(trustOf(INSIDE, FROM_WORLD, FOREIGN, `${AR} dmarc=pass`)).toBe('unverified');
  });

  test('does not prove beside what our server says', () => {
    expect(trustOf(`${AR} dmarc=none; spf=none`, FROM_WORLD, `${AR} dmarc=pass`)).toBe('unverified');
    expect(trustOf(`${AR} dmarc=fail`, FROM_WORLD, `${AR} dmarc=pass`)).toBe('failed');
  });
});

describe('our own servers', () => {
  test('may write below their Received, as milters do', () => {
    expect(trustOf(FROM_WORLD, `${AR} dmarc=pass`)).toBe('verified');
    expect(trustOf(INSIDE, FROM_WORLD, `${AR} dmarc=pass`, FOREIGN)).toBe('verified');
  });

  test('may be several filters, in headers of their own', () => {
    expect(trustOf(`${AR} spf=none`, `${AR} dkim=pass header.d=univ.example`, FROM_WORLD)).toBe('verified');
  });

  test('are believed when one of them fails a mail further down', () => {
    const scanned = [`${AR} dkim=pass header.d=univ.example`, 'Received: from localhost by mx.univ.example'];
    expect(trustOf(...scanned, FROM_WORLD, `${AR} dmarc=fail`)).toBe('failed');
  });
});

describe('several authors', () => {
  test('of different domains are never verified', () => {
    const { trust, findings } = judge([`${AR} dmarc=pass`], 'Ada <ada@univ.example>, Eve <eve@evil.example>');
    expect([trust, findings[0]?.code, findings[0]?.verdict]).toEqual(['unverified', 'several-authors', 'warn']);
  });

  test('none at all, or none with a domain, cannot be verified', () => {
    expect(judge([`${AR} dmarc=pass`], '').findings[0]?.code).toBe('no-author');
    expect(judge([`${AR} dmarc=pass`], 'ada').trust).toBe('unverified');
  });
});

test('who is not believed is said', () => {
  const { findings } = judge(['Authentication-Results: mx.evil.example; dmarc=pass', FROM_WORLD]);
  expect(findings[0]).toMatchObject({ code: 'not-believed', values: { servers: ['mx.evil.example'] } });
});
