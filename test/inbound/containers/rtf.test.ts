import { describe, expect, test } from '@jest/globals';
import { decompressRtf } from '../../../src/inbound/containers/rtf/decompress.ts';
import { readRtf } from '../../../src/inbound/containers/rtf/read-rtf.ts';
import { expectLinear } from '../../support/growth.ts';

const read = (rtf: string) => readRtf(Buffer.from(rtf, 'latin1'));
const textOf = (rtf: string) => read(`{\\rtf1\\ansi\\ansicpg1252 ${rtf}}`).content;
const hex = (bytes: string) => Buffer.from(bytes.replace(/\s/g, ''), 'hex');

describe('compressed RTF', () => {
  // The two examples of [MS-OXRTFCP], section 4.1.
  const SIMPLE = hex(`2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232
    0af32068656c090020627705b06c647d0a800fa0`);
  const CROSSING = hex('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0');

  test('is unpacked', () => {
    expect(decompressRtf(SIMPLE, 1000)?.toString()).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  });

  test('may refer to what it is just writing', () => {
    expect(decompressRtf(CROSSING, 1000)?.toString()).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  });

  test('that lies about its size, or breaks off, gives what there is', () => {
    const lying = Buffer.from(SIMPLE);
    lying.writeUInt32LE(0xffffffff, 4);
    expect(decompressRtf(lying, 1e9)?.toString()).toMatch(/hello world\}\r\n$/);
    expect(decompressRtf(SIMPLE.subarray(0, 40), 1000)?.toString()).toMatch(/^\{\\rtf1.*hello w$/);
    expect(decompressRtf(SIMPLE, 10)?.toString()).toBe('{\\rtf1\\ans');
  });

  test('of another kind is none', () => {
    expect(decompressRtf(Buffer.alloc(40, 1), 1000)).toBeNull();
    expect(decompressRtf(Buffer.alloc(3), 1000)).toBeNull();
  });
});

describe('the words of RTF', () => {
  test('are lines and characters, whatever they look like', () => {
    expect(
      textOf('Bonjour,\\par\r\nl\\rquote imprimante\\line\\b est\\b0  en panne\\tab\\endash\\~\\{ici\\}\\par'),
    ).toBe('Bonjour,\nl’imprimante\nest en panne\t–\u00a0{ici}\n');
  });

  test('are in the code page of the document or of their font', () => {
    expect(textOf("d\\'e9j\\'e0 vu")).toBe('déjà vu');
    expect(textOf("{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset238 Arial CE;}}\\f1\\'b3\\f0  \\'b3")).toBe('ł ³');
    expect(read("{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96{\\b\\'7b}}").content).toMatch(/^日/);
    expect(read("{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}").content).toBe('日本');
  });

  test('beyond it are written in Unicode, with a fallback that is passed over', () => {
    expect(textOf("\\u322? \\uc2\\u243\\'6f\\'6f\\uc0\\u378 d\\'9f")).toBe('ł óź' + 'dŸ');
    expect(textOf('\\u-10179?\\u-8704?')).toBe('😀');
  });

  test('do not hold what is there for the program', () => {
    const noise = '{\\colortbl;\\red0;}{\\stylesheet{\\s1 Normal;}}{\\info{\\title secret}}{\\*\\generator Riched20;}';
    expect(
      textOf(`${noise}{\\pict\\pngblip 89504e47}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt lien}}\\bin5 {{{{{ fin`),
    ).toBe('lien fin');
  });
});

describe('RTF that was made of HTML', () => {
  test('gives the HTML back', () => {
    const rtf = `{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}
{\\*\\htmltag19 <html>}{\\*\\htmltag64}\\htmlrtf {\\htmlrtf0 {\\*\\htmltag84 <b>}\\htmlrtf {\\b \\htmlrtf0 1 < 2{\\*\\htmltag92 </b>}\\htmlrtf }\\htmlrtf0
{\\*\\htmltag84 &nbsp;}\\htmlrtf \\'a0\\htmlrtf0 d\\'e9j\\'e0{\\*\\mhtmltag84 <a>}{\\*\\htmltag84 <br>}\\htmlrtf\\par\\htmlrtf0
{\\*\\htmltag27 </html>}}`;
    expect(read(rtf)).toEqual({ kind: 'html', content: '<html><b>1 &lt; 2</b>&nbsp;déjà<br></html>' });
  });
});

describe('RTF that is hostile', () => {
  test('never throws', () => {
    const odd = [
      '',
      '}}}}',
      '{',
      '\\',
      "\\'",
      '\\u99999999999',
      '{\\fonttbl',
      '\\bin-5 x',
      '\\bin9999999999 x',
      '{\\*}',
    ];
    for (const rtf of odd) expect(typeof read(rtf).content).toBe('string');
  });

  test('names nothing that only JavaScript knows', () => {
    for (const word of ['constructor', 'valueOf', 'toString']) {
      expect(textOf(`a\\${word} b`)).toBe('ab');
      expect(read(`{\\rtf1\\ansi\\fromhtml1 a\\${word} b}`)).toEqual({ kind: 'html', content: 'ab' });
    }
  });

  test('may change its code page at every letter', () => {
    expect(read(`{\\rtf1\\pc ${"\\'82\\b ".repeat(50_000)}}`).content).toBe('é'.repeat(50_000));
    const pages = Array.from({ length: 5000 }, (_, page) => `\\ansicpg${7000 + page}\\'e9`).join('');
    expect(read(`{\\rtf1 ${pages}}`).content).toBe('é'.repeat(5000));
  });

  test.each([
    ['groups without end', '{'],
    ['groups', '{\\b x}'],
    ['backslashes', '\\'],
    ['bytes', "\\'e9"],
    ['fonts', '{\\f1\\fcharset238 x}'],
    ['units', '\\u233?'],
  ])('takes linear time: %s', async (_name, piece) => {
    await expectLinear((size) => read(`{\\rtf1{\\fonttbl${piece.repeat(size)}`), 400_000);
    await expectLinear((size) => read(`{\\rtf1 ${piece.repeat(size)}`), 400_000);
  });
});
