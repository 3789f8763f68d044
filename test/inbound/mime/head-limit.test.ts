import { describe, expect, test } from '@jest/globals';
import { limitHead } from '../../../src/inbound/mime/head-limit.ts';
import { expectLinear } from '../../support/growth.ts';

async function limited(mail: string, piece = 65_536): Promise<{ readonly kept: string; readonly isCut: boolean }> {
  const kept: string[] = [];
  const limit = limitHead({
    write: async (chunk) => void kept.push(Buffer.from(chunk).toString('latin1')),
    end: () => {},
  });
  for (let at = 0; at < mail.length; at += piece) await limit.write(Buffer.from(mail.slice(at, at + piece), 'latin1'));
  limit.end();
  return { kept: kept.join(''), isCut: limit.isCut() };
}

const TELLING = 'From: Ada <ada@univ.example>\r\nSubject: Wifi\r\n';
const BODY = '\r\nThe wifi is down.\r\nX-Not: a header\r\n';
const LINES = Array.from({ length: 40_000 }, (_, at) => `X-Line-${at}: with some words behind\r\n`).join('');

describe('the header block of a mail', () => {
  test.each([1, 2, 3, 7, 65_536])('is left alone where it is of the usual size, in pieces of %i', async (piece) => {
    const mail = `${TELLING}X-Folded: a\r\n\tb\r\n${BODY}`;
    expect(await limited(mail, piece)).toEqual({ kept: mail, isCut: false });
  });

  test.each(['\r\n', '\n'])('ends at the first blank line (%j), whatever follows', async (end) => {
    const mail = `From: ada@univ.example${end}${end}${'X-Not: a header '.repeat(40_000)}${end}`;
    expect(await limited(mail, 1000)).toEqual({ kept: mail, isCut: false });
  });

  test.each([
    ['no body', TELLING],
    ['nothing', ''],
    ['no line end', 'From: ada@univ.example'],
    ['a body at once', '\r\nText'],
  ])('may have %s', async (_what, mail) => {
    expect((await limited(mail, 5)).kept).toBe(mail);
  });

  test.each([1000, 65_536])(
    'of many lines keeps the first ones, and those that tell who wrote what (%i)',
    async (piece) => {
      const { kept, isCut } = await limited(`${LINES}${TELLING}${LINES}${BODY}`, piece);
      expect(isCut).toBe(true);
      expect(kept.startsWith(LINES.slice(0, 400_000))).toBe(true);
      expect(kept.endsWith(`\r\n${TELLING}${BODY}`)).toBe(true);
      expect(kept.length).toBeLessThan(1_100_000);
    },
  );

  test('keeps nothing but these once something was left out: what stands on top must stay on top', async () => {
    const { kept } = await limited(
      `${LINES}Received: from evil\r\nAuthentication-Results: forged\r\n${TELLING}${BODY}`,
    );
    expect(kept).not.toContain('forged');
  });

  test('one endless header is cut, and those behind it are read', async () => {
    const { kept, isCut } = await limited(`X-Long: ${'a'.repeat(3_000_000)}\r\n${TELLING}${BODY}`);
    expect([isCut, kept.length < 70_000, kept.endsWith(`a\r\n${TELLING}${BODY}`)]).toEqual([true, true, true]);
  });

  test('so is one that is folded endlessly', async () => {
    const { kept, isCut } = await limited(`X-Long: a\r\n${'\tb\r\n'.repeat(500_000)}${TELLING}${BODY}`);
    expect([isCut, kept.length < 70_000, kept.endsWith(`b\r\n${TELLING}${BODY}`)]).toEqual([true, true, true]);
  });

  test('text that no blank line parts from the headers is kept', async () => {
    const text = 'This is no header, and long\r\n'.repeat(30_000);
    const { kept } = await limited(`${TELLING}${text}`);
    expect(kept).toBe(`${TELLING}${text}`);
  });

  test('an endless line without an end is given up', async () => {
    const { kept } = await limited('a'.repeat(3_000_000));
    expect(kept.length).toBeLessThanOrEqual(70_000);
  });

  test.each(['a', 'a:\r\n', '\r\n ', ': '])('takes time in proportion, made of %j', async (piece) => {
    // Beyond the usual size from the start: up to there nothing is done.
    const before = 'X: y\r\n'.repeat(100_000);
    await expectLinear((size) => limited(`${before}X: ${piece.repeat(size)}`), 2 ** 20);
  });
});
