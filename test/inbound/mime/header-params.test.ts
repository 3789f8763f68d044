import { describe, expect, test } from '@jest/globals';
import { structuredHeader } from '../../../src/inbound/mime/header-params.ts';

const filename = (raw: string) => structuredHeader(`attachment; ${raw}`).params.filename;

describe('parameters of structured headers', () => {
  test.each([
    ['plain', 'filename=a.pdf', 'a.pdf'],
    ['quoted, with a semicolon in it', 'filename="a;b.pdf"; size=3', 'a;b.pdf'],
    ['unquoted, with spaces', 'filename=rapport final.pdf', 'rapport final.pdf'],
    ['encoded words, against the rules', 'filename="=?utf-8?Q?=C3=A9t=C3=A9.pdf?="', 'été.pdf'],
    ['extended', "filename*=UTF-8'fr'%C3%A9t%C3%A9.pdf", 'été.pdf'],
    ['extended, in another charset', "filename*=iso-8859-1''%E9t%E9.pdf", 'été.pdf'],
    ['continued, in any order', 'filename*1="b.pdf"; filename*0="a"', 'ab.pdf'],
    ['continued and extended', "filename*0*=utf-8''%C3%A9; filename*1=t; filename*2*=%C3%A9.pdf", 'été.pdf'],
    ['continued encoded words', 'filename*0="=?utf-8?Q?=C3=A9"; filename*1="t=C3=A9?="', 'été'],
    ['both forms: the one that can say more', "filename=ete.pdf; filename*=utf-8''%C3%A9t%C3%A9.pdf", 'été.pdf'],
    ['the first of two', 'filename=a.pdf; filename=b.exe', 'a.pdf'],
    ['an unclosed quote', 'filename="a.pdf; size=3', 'a.pdf'],
    ['a path of Windows', 'filename="C:\\temp\\a.pdf"', 'C:\\temp\\a.pdf'],
    ['an extended value is not decoded twice', "filename*=utf-8''%3D%3Futf-8%3FQ%3Fa%3F%3D", '=?utf-8?Q?a?='],
    ['percent signs that are none', "filename*=utf-8''100%", '100%'],
  ])('%s', (_what, raw, wanted) => expect(filename(raw)).toBe(wanted));

  test('the value is in lower case, whatever follows', () => {
    expect(structuredHeader('Text/PLAIN ; Charset="UTF-8"')).toEqual({
      value: 'text/plain',
      params: expect.objectContaining({ charset: 'UTF-8' }),
    });
  });

  test('a parameter cannot reach into the object it is kept in', () => {
    expect(structuredHeader('a/b; __proto__=x; constructor=y').params).toMatchObject({ constructor: 'y' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
