import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../../src/inbound/mime/addresses.ts';

const read = (...values: string[]) =>
  addressesOf(values).map(({ name, address }) => (name ? `${name} <${address}>` : address));

describe('address lists', () => {
  test.each([
    ['bare', 'ada@univ.example', ['ada@univ.example']],
    ['with a name', 'Ada L <ada@univ.example>', ['Ada L <ada@univ.example>']],
    [
      'a name with a comma',
      '"L, Ada" <ada@univ.example>, ben@univ.example',
      ['L, Ada <ada@univ.example>', 'ben@univ.example'],
    ],
    ['an encoded name with a comma', '=?utf-8?Q?L,_Ad=C3=A9?= <ada@univ.example>', ['L, Adé <ada@univ.example>']],
    ['a name in a comment', 'ada@univ.example (Ada (L))', ['Ada (L) <ada@univ.example>']],
    ['a group', 'Team: ada@univ.example, Ben <ben@univ.example>;', ['ada@univ.example', 'Ben <ben@univ.example>']],
    ['nobody', 'undisclosed-recipients:;', []],
    ['nothing', '', []],
    ['semicolons', 'ada@univ.example; ben@univ.example', ['ada@univ.example', 'ben@univ.example']],
    ['no bracket at the end', 'Ada <ada@univ.example', ['Ada <ada@univ.example>']],
    ['no quote at the end', '"Ada <ada@univ.example>', ['Ada <ada@univ.example>']],
    ['double brackets', 'Ada <<ada@univ.example>>', ['Ada <ada@univ.example>']],
    ['the name is the address', '"ada@univ.example" <ada@univ.example>', ['ada@univ.example']],
    ['a name without quotes and brackets', 'Ada L ada@univ.example', ['Ada L <ada@univ.example>']],
    ['a link', '<mailto:ada@univ.example>', ['ada@univ.example']],
    ['a route', '<@relay.example,@b.example:ada@univ.example>', ['ada@univ.example']],
    ['a quoted local part', '"ada l"@univ.example', ['"ada l"@univ.example']],
    ['what has no @ is left out', 'root, ada@univ.example', ['ada@univ.example']],
    ['unless nothing has one', 'root', ['root']],
    ['apostrophes around it', "'ada@univ.example'", ['ada@univ.example']],
    ['an apostrophe in it', "o'neil@univ.example", ["o'neil@univ.example"]],
    ['a link in brackets', '[mailto:ada@univ.example]', ['ada@univ.example']],
    ['nothing but signs', ',;<>@', []],
    ['a domain that is a number', 'ada@[127.0.0.1]', ['ada@[127.0.0.1]']],
    ['a domain of version 6', 'ada@[IPv6:::1], ben@univ.example', ['ada@[IPv6:::1]', 'ben@univ.example']],
    [
      'comments within comments',
      'ada@univ.example (Ada (from (the)) university)',
      ['Ada (from (the)) university <ada@univ.example>'],
    ],
    [
      'no space between words',
      '=?utf-8?Q?=C3=89?=<ada@univ.example>,=?utf-8?Q?B?=<ben@univ.example>',
      ['É <ada@univ.example>', 'B <ben@univ.example>'],
    ],
    ['an encoded word in a quoted string', '"=?utf-8?Q?=C3=89?=" <ada@univ.example>', ['É <ada@univ.example>']],
    ['an address beyond all length', `${'a'.repeat(400)}@univ.example, ben@univ.example`, ['ben@univ.example']],
    ['domains in other scripts', 'ada@université.example', ['ada@université.example']],
  ])('%s', (_what, value, wanted) => expect(read(value)).toEqual(wanted));

  test('several headers are all read', () => {
    expect(read('ada@univ.example', 'Stranger <x@evil.example>')).toEqual([
      'ada@univ.example',
      'Stranger <x@evil.example>',
    ]);
  });
});

describe('a display name never becomes an address', () => {
  test.each([
    ['quoted', '"ben@univ.example" <x@evil.example>'],
    ['quoted, with brackets', '"Ben <ben@univ.example>" <x@evil.example>'],
    ['quoted, with a comma', '"ben@univ.example, " <x@evil.example>'],
    ['encoded', '=?utf-8?B?QmVuIDxiZW5AdW5pdi5leGFtcGxlPg==?= <x@evil.example>'],
    ['encoded, with a comma', '=?utf-8?Q?ben=40univ.example=2C?= <x@evil.example>'],
    ['in a comment', '(ben@univ.example) x@evil.example'],
    ['without quotes', 'ben@univ.example <x@evil.example>'],
  ])('%s', (_what, value) => {
    expect(addressesOf([value]).map(({ address }) => address)).toEqual(['x@evil.example']);
  });

  test('nor does an encoded word between brackets', () => {
    expect(addressesOf(['Ben <=?utf-8?Q?ben=40univ.example?=>, x@evil.example']).map(({ address }) => address)).toEqual(
      ['x@evil.example'],
    );
  });

  test('of two addresses in brackets both are seen', () => {
    expect(read('<ben@univ.example> <x@evil.example>')).toEqual(['ben@univ.example', 'x@evil.example']);
  });
});
