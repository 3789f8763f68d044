import { describe, expect, test } from '@jest/globals';
import { DEFAULT_REFUSAL_LIMITS, refusalOf } from '../../src/domain/refusals.ts';

const file = (filename: string, contentType = 'application/octet-stream', size = 10) => ({
  filename,
  contentType,
  size,
});

describe('files that are refused', () => {
  test.each(['virus.exe', 'VIRUS.EXE', 'invoice.pdf.js', 'shortcut.lnk', 'macro.vbs', 'archive.jar', 'a.exe. '])(
    '%s is a program',
    (name) => expect(refusalOf(file(name), 0)).toBe('type'),
  );
  test('so is what says that it is one', () =>
    expect(refusalOf(file('a.pdf', 'application/x-msdownload'), 0)).toBe('type'));
  test.each(['bail.pdf', 'photo.jpg', 'notes', 'exe', 'table.xlsx'])('%s is welcome', (name) =>
    expect(refusalOf(file(name), 0)).toBeNull(),
  );
  test('one byte too many', () => {
    const { attachmentSize } = DEFAULT_REFUSAL_LIMITS;
    expect(refusalOf(file('a.pdf', 'application/pdf', attachmentSize), 0)).toBeNull();
    expect(refusalOf(file('a.pdf', 'application/pdf', attachmentSize + 1), 0)).toBe('size');
  });
  test('one file too many', () => {
    expect(refusalOf(file('a.pdf'), 99)).toBeNull();
    expect(refusalOf(file('a.pdf'), 100)).toBe('count');
  });
});
