import { describe, expect, test } from '@jest/globals';
import { safeFileName } from '../../src/domain/file-names.ts';

describe('file names are made harmless', () => {
  test.each([
    ['a path', '../../etc/passwd', 'passwd'],
    ['a path of Windows', 'C:\\Users\\ada\\bail.pdf', 'bail.pdf'],
    ['a name turned around', 'facture\u202efdp.exe', 'facturefdp.exe'],
    ['invisible characters', 'a\u200bb\ufeff.pdf', 'ab.pdf'],
    ['control characters', 'a\0b\r\n.pdf', 'ab .pdf'],
    ['leading dots', '..bashrc', 'bashrc'],
    ['trailing dots and spaces', 'virus.exe. . ', 'virus.exe'],
    ['characters that Windows refuses', 'a<b>:"c|?*.pdf', 'a_b___c___.pdf'],
    ['a device', 'CON.txt', '_CON.txt'],
    ['accents put together', 'e\u0301te\u0301.pdf', 'été.pdf'],
    ['nothing left', '../', 'attachment-1.pdf'],
    ['no name', null, 'attachment-1.pdf'],
  ])('%s', (_what, written, wanted) => expect(safeFileName(written, 'attachment-1.pdf')).toBe(wanted));

  test('a long name is cut and keeps its extension', () => {
    const name = safeFileName(`${'x'.repeat(300)}.pdf`, '');
    expect(name).toHaveLength(120);
    expect(name.endsWith('x.pdf')).toBe(true);
  });

  test('a name of wide characters fits the bytes of a file system', () => {
    const name = safeFileName(`${'語'.repeat(300)}.docx`, '');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name.endsWith('語.docx')).toBe(true);
  });
});
