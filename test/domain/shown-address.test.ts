import { describe, expect, test } from '@jest/globals';
import { addressKey } from '../../src/domain/email-address.ts';
import {
  addressesSaid,
  hasHiddenCharacters,
  honestName,
  shownAddress,
  shownLine,
} from '../../src/domain/shown-address.ts';

describe('an address as it is shown', () => {
  test.each([
    ['Ada.Lovelace@Univ.Example', 'Ada.Lovelace@Univ.Example', 'ASCII is left as written'],
    ['ada@unіv.example', 'ada@xn--unv-khd.example', 'a Cyrillic i'],
    ['ada@université.example', 'ada@xn--universit-j4a.example', 'an accent'],
    ['élodie@univ.example', 'élodie@univ.example', 'a name before the @ may have accents'],
    ['a\u202eda@univ.example', 'a\\u{202e}da@univ.example', 'what turns the text around'],
    ['a\u200bda@univ.example', 'a\\u{200b}da@univ.example', 'what has no width'],
    ['ada\u200e@univ.example', 'ada\\u{200e}@univ.example', 'a mark of direction'],
    ['no address é', 'no address é', 'what is none'],
    ['ada@univ。example', 'ada@univ\\u{3002}example', 'a full stop that is none'],
  ])('%j is %j: %s', (written, shown) => {
    expect(shownAddress(written)).toBe(shown);
  });

  test('both forms of a domain are one person, and one that looks like it is another', () => {
    expect(addressKey('Ada@Université.example')).toBe(addressKey('ada@xn--universit-j4a.example'));
    expect(addressKey('ada@unіv.example')).not.toBe(addressKey('ada@univ.example'));
  });

  test.each([
    ['ada@univ。example', 'another full stop'],
    ['ada@ｕｎｉｖ.example', 'wide letters'],
    ['ada@un%69v.example', 'what only URLs decode'],
  ])('%s is not the person at univ.example, whose domain nobody has asked: %s', (address) => {
    expect(addressKey(address)).not.toBe(addressKey('ada@univ.example'));
    expect(addressKey(shownAddress(address))).not.toBe(addressKey('ada@univ.example'));
  });

  test.each([
    'a\u202eda@x.example',
    'a\u200bda@x.example',
    'ada@x\u00ad.example',
    '\ufeffada@x.example',
    'a\u{e0041}da@x.example',
    'ada@x。example',
    'ada@ｘ.example',
  ])('%j hides something', (address) => {
    expect(hasHiddenCharacters(address)).toBe(true);
    expect(hasHiddenCharacters('ada@x.example')).toBe(false);
  });
});

describe('a line that its sender chose', () => {
  test.each([
    ['invoice\u202efdp.exe', 'invoicefdp.exe', 'overrides'],
    ['\u2067Ada\u2069', 'Ada', 'isolates'],
    ['A\u200bd\u2060a', 'Ada', 'no width'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'Persian joins its letters so'],
    ['👩\u200d💻 hello', '👩\u200d💻 hello', 'and so do emoji'],
    ['שלום', 'שלום', 'Hebrew is no trick'],
  ])('%j reads %j: %s', (written, shown) => {
    expect(shownLine(written)).toBe(shown);
  });
});

describe('addresses in a name', () => {
  test.each([
    ['support@univ.example', ['support@univ.example']],
    ['IT help desk <support@univ.example>', ['support@univ.example']],
    ['(support@univ.example)', ['support@univ.example']],
    ['support＠univ.example', ['support@univ.example']],
    ['support\u200b@univ.example', ['support@univ.example']],
    ['sup\u200cport@univ．example', ['support@univ.example']],
    ['mail support@univ.example. Thanks', ['support@univ.example']],
    ['Ada Lovelace', []],
    ['Ada @ Univ', []],
    ['ada@localhost', []],
    ['EVIL@X.EXAMPLE', []],
    ['5 @ 3.50', []],
  ])('%j says %j', (name, said) => {
    expect(addressesSaid(name, ['evil@x.example'])).toEqual(said);
  });

  test('such a name is nobody’s', () => {
    expect(honestName({ name: 'support@univ.example', address: 'evil@x.example' })).toBe('');
    expect(honestName({ name: 'Eve', address: 'evil@x.example' })).toBe('Eve');
  });
});
