import { describe, expect, test } from '@jest/globals';
import { unfoldFlowed } from '../../../src/inbound/mime/flowed.ts';

describe('text folded for the road', () => {
  test.each([
    ['lines that flow on are joined', 'one \ntwo\nthree', 'one two\nthree'],
    ['not across depths of quotation', '> one \ntwo', '> one \ntwo'],
    ['quotations are joined too', '> one \n> two', '> one two'],
    ['a signature mark ends nothing', 'one\n-- \nAda', 'one\n-- \nAda'],
    ['stuffed spaces go', ' From me\n > not a quotation', 'From me\n> not a quotation'],
  ])('%s', (_what, given, wanted) => expect(unfoldFlowed(given, false)).toBe(wanted));

  test('a space that was added goes, where the sender says so', () => {
    expect(unfoldFlowed('a very long wo \nrd', true)).toBe('a very long word');
  });
});
