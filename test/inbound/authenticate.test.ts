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

describe('a host that greets as one of ours', () => {
  const claim = (hop: string) => trustOf(`Received: from ${hop} by mx.univ.example with ESMTP`, FOREIGN, PROOF);
  const PROOF = `${AR} dmarc=pass`;
  const below = (hop: string) => trustOf(`Received: from ${hop} by mx.univ.example with ESMTP`, FROM_WORLD, PROOF);

  test.each([
    ['that Postfix looked up', 'imap.univ.example (evil.example [192.0.2.1])'],
    ['that Postfix could not look up', 'imap.univ.example (unknown [192.0.2.1])'],
    ['that Sendmail suspects', 'imap.univ.example (imap.univ.example.evil.example [192.0.2.1] (may be forged))'],
    ['whom Exchange takes at its word', 'imap.univ.example (192.0.2.1)'],
    ['as the very machine', 'localhost (unknown [192.0.2.1])'],
    ['as the very machine, by its name server', 'localhost (localhost [192.0.2.1])'],
    ['over IPv6', 'mx.univ.example (unknown [IPv6:2001:db8::1])'],
    ['by a name that begins alike', 'univ.example.evil.example'],
    ['to Exim', '[192.0.2.1] (helo=mx.univ.example)'],
  ])('%s is not ours: what stands two hops further down is not read', (_how, hop) => {
    expect(below(hop)).toBe('unverified');
  });

  test.each([
    ['in the very machine', 'localhost (localhost [127.0.0.1]) (using TLSv1.3 with cipher x)'],
    ['in our network', 'mx.univ.example (gateway [10.1.2.3])'],
    ['in our network, over IPv6', 'mx.univ.example (unknown [IPv6:fd00::3])'],
    ['that was looked up', 'mx.univ.example (mx.univ.example [192.0.2.7]) (using TLSv1.3 with cipher y)'],
    ['that Dovecot was told of', 'mx.univ.example ([192.0.2.7])'],
    ['that nothing else is noted of', 'mx.univ.example'],
  ])('%s is ours: the next hop is read, too', (_how, hop) => {
    expect(below(hop)).toBe('verified');
  });

  test('does not make a stranger’s results ours, wherever it stands', () => {
    expect(claim('imap.univ.example (evil.example [192.0.2.1])')).toBe('unverified');
  });
});

describe('Exchange Online, which writes no name', () => {
  const microsoft = (name: string) =>
    `Received: from ${name}.eurprd04.prod.outlook.com (2603:10a6::1) by AM0.eurprd04.prod.outlook.com (2603::2) with HTTPS`;
  const BORDER =
    'Received: from mail.evil.example (192.0.2.1) by VE1EUR01FT038.mail.protection.outlook.com (10.152.2.1) with SMTP';
  const SAID =
    'Authentication-Results: spf=pass (sender IP is 192.0.2.5) smtp.mailfrom=univ.example; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=univ.example;compauth=pass reason=109';
  const PASS = 'Authentication-Results: spf=none; dkim=none;dmarc=pass action=none header.from=univ.example';
  const FAIL = 'Authentication-Results: spf=none; dkim=none;dmarc=fail action=oreject header.from=univ.example';
  const online = (...headers: string[]) =>
    authenticate(aParsedEmail({ headers }), aMailbox({ authservIds: ['exchange-online'] }));

  test('is believed where it is named, on top of where mail comes in', () => {
    expect(online(microsoft('A'), microsoft('B'), PASS, BORDER)).toMatchObject({
      trust: 'verified',
      findings: [{ code: 'dmarc-pass-alone' }],
    });
    expect(online(microsoft('A'), SAID, BORDER).findings[0]?.code).toBe('spf-aligned');
    expect(online(microsoft('A'), FAIL, BORDER).trust).toBe('failed');
    expect(trustOf(microsoft('A'), PASS, BORDER)).toBe('unverified');
  });

  test.each([
    ['below where mail comes in', [microsoft('A'), BORDER, PASS]],
    ['below its own word', [microsoft('A'), 'Authentication-Results: spf=none; dmarc=none', BORDER, PASS]],
    [
      'below its own word, behind a hop that is named like it',
      [SAID.replace('spf=pass', 'spf=fail'), microsoft('E'), PASS],
    ],
    ['under a name', [microsoft('A'), 'Authentication-Results: exchange-online; dmarc=pass', BORDER]],
    ['on a mail that came in elsewhere', ['Received: from x.evil.example by y', PASS]],
  ])('is not forged %s', (_where, headers) => {
    expect(online(...headers).trust).toBe('unverified');
  });

  test('may stand behind a gateway of ours', () => {
    const mailbox = aMailbox({ authservIds: ['exchange-online', 'mx.univ.example'] });
    const both = aParsedEmail({ headers: [`${AR} dmarc=pass`, microsoft('A'), FAIL, BORDER] });
    expect(authenticate(both, mailbox).trust).toBe('failed');
  });
});

describe('a list that breaks signatures', () => {
  const OURS = `${AR} dmarc=fail header.from=univ.example; arc=pass`;
  const seal = (instance: number, domain: string) =>
    `ARC-Seal: i=${instance}; a=rsa-sha256; t=1; cv=${instance === 1 ? 'none' : 'pass'}; d=${domain}; s=arc; b=x=`;
  const saw = (instance: number, results: string) =>
    `ARC-Authentication-Results: i=${instance}; lists.other.example; ${results}`;
  const PROOF = 'dmarc=pass header.from=univ.example';
  const sealed = (headers: readonly string[], change: { arcSealers?: string[]; from?: string } = {}) => {
    const { arcSealers = ['lists.other.example', 'relay.other.example'], ...mail } = change;
    return authenticate(aParsedEmail({ headers: [...headers, FROM_WORLD], ...mail }), aMailbox({ arcSealers }));
  };
  const LIST = [seal(1, 'lists.other.example'), saw(1, PROOF)];

  test('is believed where we trust it and our server found its seal whole: the mail is unverified, not failed', () => {
    const { trust, findings } = sealed([OURS, ...LIST]);
    expect([trust, findings]).toMatchObject([
      'unverified',
      [{ code: 'arc-vouched', verdict: 'warn', values: { domain: ['univ.example'], sealer: 'lists.other.example' } }],
    ]);
    expect(sealed([OURS, seal(2, 'relay.other.example'), saw(2, 'arc=pass; dmarc=fail'), ...LIST]).trust).toBe(
      'unverified',
    );
    expect(sealed([OURS, seal(1, 'LISTS.other.example'), saw(1, 'dkim=pass header.d=univ.example')]).trust).toBe(
      'unverified',
    );
  });

  test.each([
    ['our server found no seal', [OURS.replace('; arc=pass', ''), ...LIST]],
    ['our server found a broken seal', [OURS.replace('arc=pass', 'arc=fail'), ...LIST]],
    [
      'another server says that it is whole',
      [`${AR} dmarc=fail`, 'Authentication-Results: evil.example; arc=pass', ...LIST],
    ],
    ['it saw a failure itself', [OURS, seal(1, 'lists.other.example'), saw(1, 'dmarc=fail')]],
    ['it saw nothing of From', [OURS, seal(1, 'lists.other.example'), saw(1, 'dkim=pass header.d=evil.example')]],
    ['it only knows an account', [OURS, seal(1, 'lists.other.example'), saw(1, 'auth=pass smtp.auth=ada')]],
    ['it tells nothing', [OURS, seal(1, 'lists.other.example')]],
    ['another sealed behind it', [OURS, seal(2, 'evil.example'), saw(2, PROOF), ...LIST]],
    [
      'it sealed what another had seen',
      [OURS, seal(2, 'lists.other.example'), saw(2, 'arc=pass'), seal(1, 'evil.example'), saw(1, PROOF)],
    ],
    [
      'it does not say that the chain before it was whole',
      [OURS, seal(2, 'relay.other.example'), saw(2, 'dmarc=fail'), ...LIST],
    ],
    ['an instance is there twice', [OURS, saw(1, PROOF), ...LIST]],
    ['an instance is no number', [OURS, seal(0, 'lists.other.example'), saw(0, PROOF)]],
  ])('is in vain where %s', (_why, headers) => {
    expect(sealed(headers)).toMatchObject({ trust: 'failed' });
  });

  test('is named where it is not trusted', () => {
    expect(sealed([OURS, ...LIST], { arcSealers: [] })).toMatchObject({
      trust: 'failed',
      findings: [{ code: 'dmarc-fail' }, { code: 'arc-not-trusted', values: { sealer: 'lists.other.example' } }],
    });
  });

  test('vouches for one domain in From alone', () => {
    expect(sealed([OURS, ...LIST], { from: 'ada@univ.example, eve@evil.example' }).trust).toBe('failed');
  });
});
