import { describe, expect, test } from '@jest/globals';
import { messageIdOf, messageIdsOf } from '../../../src/inbound/mime/message-ids.ts';

describe('message identifiers', () => {
  test.each([
    ['in brackets', '<a@x> <b@x>', ['a@x', 'b@x']],
    ['without space between', '<a@x><b@x>', ['a@x', 'b@x']],
    ['without brackets', 'a@x, b@x', ['a@x', 'b@x']],
    ['among words', 'Message from Ada of Monday <a@x>', ['a@x']],
    ['folded in the middle', '<a @x>', ['a@x']],
    ['twice the same', '<a@x> <a@x>', ['a@x']],
    ['without an end', '<a@x', ['a@x']],
    ['quotes in them', '<"ada l"@x>', ['"adal"@x']],
    ['twice the brackets', '<<a@x>>', ['a@x']],
    ['a comment beside', '<a@x> (Ada)', ['a@x']],
    ['tabs and commas', '<a@x>,\t<b@x>;', ['a@x', 'b@x']],
    ['empty ones', '<> <a@x>', ['a@x']],
    ['one longer than a line may be', `<${'a'.repeat(2000)}@x> <b@x>`, ['b@x']],
    ['none', 'your mail', []],
  ])('%s', (_what, value, wanted) => expect(messageIdsOf(value)).toEqual(wanted));

  test('a mail may be called anything', () => {
    expect(messageIdOf('<no-at-sign>')).toBe('no-at-sign');
    expect(messageIdOf('no-at-sign')).toBe('no-at-sign');
    expect(messageIdOf('<>')).toBeNull();
    expect(messageIdOf(null)).toBeNull();
  });
});
