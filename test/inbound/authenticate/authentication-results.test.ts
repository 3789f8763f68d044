import { describe, expect, test } from '@jest/globals';
import { parseAuthenticationResults } from '../../../src/inbound/authenticate/authentication-results.ts';
import { expectLinear } from '../../support/growth.ts';

const read = (value: string) => {
  const { authservId, results } = parseAuthenticationResults(value);
  return [
    authservId,
    ...results.map(({ method, result, properties }) => [method, result, Object.fromEntries(properties)]),
  ];
};

describe('an Authentication-Results header', () => {
  test.each([
    ['mx.univ.example 1; none', ['mx.univ.example']],
    [
      'MX.univ.example; SPF=Pass smtp.MailFrom=Ada@univ.example',
      ['mx.univ.example', ['spf', 'pass', { 'smtp.mailfrom': 'Ada@univ.example' }]],
    ],
    [
      '(c) mx (c (nested \\) still)) ; dkim (x) = (y) pass (z) header.d (a) = (b) u.example',
      ['mx', ['dkim', 'pass', { 'header.d': 'u.example' }]],
    ],
    ['mx; dkim/1=pass header.i=@u.example', ['mx', ['dkim', 'pass', { 'header.i': '@u.example' }]]],
    ['"mx.univ.example"; auth=pass smtp.auth="ada"', ['mx.univ.example', ['auth', 'pass', { 'smtp.auth': 'ada' }]]],
    [
      'mx; spf=pass smtp.mailfrom=SRS0=ab=cd=e.example=ada@fwd.example',
      ['mx', ['spf', 'pass', { 'smtp.mailfrom': 'SRS0=ab=cd=e.example=ada@fwd.example' }]],
    ],
    [
      'mx; dkim=fail reason="bad; dkim=pass" header.d=u.example',
      ['mx', ['dkim', 'fail', { reason: 'bad\ufffd\ufffddkim\ufffdpass', 'header.d': 'u.example' }]],
    ],
    ['mx; dkim=pass header.d=a.example header.d=b.example', ['mx', ['dkim', 'pass', { 'header.d': 'a.example' }]]],
    ['mx; spf=pass; dkim=none;', ['mx', ['spf', 'pass', {}], ['dkim', 'none', {}]]],
    [
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=u.example; dkim=pass',
      ['', ['spf', 'pass', { 'smtp.mailfrom': 'u.example' }], ['dkim', 'pass', {}]],
    ],
    ['mx 1; dkim=pass', ['mx', ['dkim', 'pass', {}]]],
    ['mx 2; dkim=pass', ['mx']],
    ['mx; (open; dkim=pass', ['mx']],
    ['mx; "open; dkim=pass', ['mx']],
    ['mx; =pass; dkim=; dkim; ;', ['mx']],
    ['', ['']],
  ])('%p is read as %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test.each(['(', ')', '"', '\\', ';', '=', ' ', ' = ', 'a=b ', 'a ', '(\\', 'dkim=pass;'])(
    'is read in time in proportion to its length, even full of %j',
    async (piece) => {
      await expectLinear((size) => parseAuthenticationResults(`mx; ${piece.repeat(size)}`), 2 ** 17);
    },
  );
});
