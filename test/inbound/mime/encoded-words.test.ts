import { describe, expect, test } from '@jest/globals';
import { decodeWords } from '../../../src/inbound/mime/encoded-words.ts';

describe('encoded words', () => {
  test.each([
    ['base64', '=?utf-8?B?w6l0w6k=?=', 'été'],
    ['quoted', '=?ISO-8859-1?Q?=E9t=E9_1?=', 'été 1'],
    ['between plain words', 'Re: =?utf-8?q?=C3=A9t=C3=A9?= 2026', 'Re: été 2026'],
    ['space between two is no text', '=?utf-8?q?a?=  =?utf-8?q?b?=', 'ab'],
    ['a character cut in two', '=?utf-8?b?w6k=?= =?utf-8?q?=C3?= =?utf-8?q?=A9?=', 'éé'],
    ['a language', '=?utf-8*fr?q?=C3=A9?=', 'é'],
    ['spaces where none should be', '=?utf-8?Q?a b?=', 'a b'],
    ['an unknown charset', '=?x-odd?q?=E9?=', 'é'],
    ['an unknown encoding stays', '=?utf-8?x?abc?=', '=?utf-8?x?abc?='],
    ['no end', '=?utf-8?q?abc', '=?utf-8?q?abc'],
    ['a lonely mark', 'what =? that', 'what =? that'],
    ['a decoded word is not decoded again', '=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?=', '=?utf-8?q?x?='],
  ])('%s', (_what, given, wanted) => expect(decodeWords(given)).toBe(wanted));
});
