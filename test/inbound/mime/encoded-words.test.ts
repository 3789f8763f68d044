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
    ['cut off by a program that has no room', 'Caf=?utf-8?q?=C3=A9_cr=C3=A8', 'Café crè'],
    ['cut off in base64', '=?utf-8?B?w6l0w6kgMjAy', 'été 202'],
    ['cut off before its last sign', '=?utf-8?B?w6l0w6k=?', 'été'],
    ['cut off within a character', '=?utf-8?B?w6l0w6?=', 'été'.slice(0, 2)],
    ['a last character cut off', '=?utf-8?q?Caf=C3=A9_=E2=80?=', 'Café '],
    ['a last character cut off behind plain letters', '=?utf-8?B?V2lmaeI=?=', 'Wifi'],
    ['a Western letter at the end of a word with the wrong label', '=?utf-8?q?caf=E9?=', 'café'],
    ['nothing in it', 'a =?utf-8?q??= b', 'a  b'],
    ['text glued to it', 'a=?utf-8?q?=C3=A9?=b', 'aéb'],
    ['between quotes', '"=?utf-8?q?=C3=A9?="', '"é"'],
    ['question marks within', '=?utf-8?q?why?_=C3=A9?=', 'why? é'],
    ['UTF-8 in a word that says Latin', '=?iso-8859-1?q?=C3=A9t=C3=A9?=', 'été'],
    ['two charsets side by side', '=?utf-8?q?=C3=A9?= =?iso-8859-1?q?=E9?=', 'éé'],
    ['base64 with too much padding', '=?utf-8?B?w6k==?=', 'é'],
    ['base64 with none', '=?utf-8?B?w6k?=', 'é'],
    ['a charset in quotes', '=?"utf-8"?q?=C3=A9?=', 'é'],
    ['half an escape', '=?utf-8?q?=C3=A9=2?=', 'é=2'],
    ['Japanese that shifts across words', '=?iso-2022-jp?B?GyRCJCI=?= =?iso-2022-jp?B?JCIbKEI=?=', 'ああ'],
    ['a control character', '=?utf-8?q?a=00b?=', 'a\0b'],
    ['a decoded word is not decoded again', '=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?=', '=?utf-8?q?x?='],
  ])('%s', (_what, given, wanted) => expect(decodeWords(given)).toBe(wanted));
});
