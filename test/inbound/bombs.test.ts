import { describe, expect, test } from '@jest/globals';
import { addressesSaid, shownLine } from '../../src/domain/shown-address.ts';
import { addressesOf } from '../../src/inbound/mime/addresses.ts';
import { decodeWords } from '../../src/inbound/mime/encoded-words.ts';
import { mailDate } from '../../src/inbound/mime/mail-date.ts';
import { messageIdsOf } from '../../src/inbound/mime/message-ids.ts';
import { parse } from '../../src/inbound/parse.ts';
import { BOMBS, type Bomb, WORDS } from '../support/bombs.ts';
import { expectLinear } from '../support/growth.ts';

/** Counted things by the thousand, characters by the hundred thousand. */
const size = (name: string) => (/^(?:many|deep)/.test(name) ? 3000 : 300_000);

async function read(bomb: Bomb) {
  return (
    await parse(
      Array.from(bomb, (piece) => Buffer.from(piece, 'latin1')),
      { staging: null },
    )
  ).email;
}

describe('a mail that is made to be hard to read is read all the same', () => {
  test.each(Object.entries(BOMBS))('%s', async (name, make) => {
    const { from, text, parts } = await read(make(size(name)));
    expect(from.map(({ address }) => address)).toContain('ada@univ.example');
    expect(text).toContain(WORDS);
    expect(parts.length).toBeLessThanOrEqual(1000);
  });
});

describe('what was left out of it is told', () => {
  const told = async (name: string, many: number) => {
    const { findings } = await read((BOMBS[name] as (size: number) => Bomb)(many));
    return findings.map(({ code }) => code);
  };
  test.each([
    ['many headers', 3000, 'headers-cut'],
    ['many traces', 3000, 'headers-cut'],
    ['one long header', 3_000_000, 'headers-cut'],
    ['one long folded header', 3_000_000, 'headers-cut'],
    ['many parts', 1100, 'parts-cut'],
    ['many files', 1100, 'more-refused'],
    ['text of spaces', 6_000_000, 'text-cut'],
    ['nested HTML', 20_000, 'html-cut'],
  ])('%s (%i): %s', async (name, many, code) => {
    expect(await told(name, many)).toContain(code);
  });
});

describe('headers of ten megabytes', () => {
  test.each(Object.keys(BOMBS).filter((name) => /^(?:Subject|From) of|^one long.*header$/.test(name)))(
    '%s',
    async (name) => {
      const { from, text, subject } = await read((BOMBS[name] as (size: number) => Bomb)(10_000_000));
      expect(from.map(({ address }) => address)).toContain('ada@univ.example');
      expect([text.trim(), subject.length <= 8192]).toEqual([WORDS, true]);
    },
  );
});

const TRAPS = [
  ...['(', ')', '<', '"', '\\', ',', ':', '@', '=?', '=?utf-8?q?', '=?utf-8?q?a?= ', '=?utf-8?b?w?=', ' ', '\t ', '.'],
  ...[
    'a@',
    '@a.',
    'a@b.',
    'a.',
    '1 ',
    '16 nov 2026 ',
    '1:',
    'é',
    '\u202e',
    '<a@b',
    '[',
    '"@',
    '(\\',
    '\u0301',
    '\uff20a.',
  ],
];

describe('no header takes more than its length’s worth of time', () => {
  /** With what each looks at: a text that holds none of it is copied, which says nothing of the reader. */
  const readers: Readonly<Record<string, readonly [RegExp, (text: string) => unknown]>> = {
    addresses: [/./, (text) => addressesOf([text])],
    'encoded words': [/=\?/, decodeWords],
    'message identifiers': [/[<, ]/, messageIdsOf],
    dates: [/./, mailDate],
    'addresses in names': [/[@\uff20]/, (text) => addressesSaid(text, [])],
    'lines that are shown': [/\u202e/, shownLine],
  };
  test.each(Object.entries(readers))(
    '%s',
    async (_what, [looksAt, reader]) => {
      for (const trap of TRAPS.filter((one) => looksAt.test(one)))
        await expectLinear((times) => reader(trap.repeat(times)), 2 ** 17);
    },
    120_000,
  );
});
