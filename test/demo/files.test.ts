import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/demo/files/pdf.ts';
import { photoOfAccessPoint, pictureOfError } from '../../src/demo/files/pictures.ts';

/** The chunks of a PNG, their checksums verified. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(String(body.subarray(0, 4)), body.subarray(4));
    at += 12 + length;
  }
  return chunks;
}

describe('files of sample mails', () => {
  test.each([
    ['photo', photoOfAccessPoint()],
    ['picture', pictureOfError()],
  ])('a %s is a PNG', (_, png) => {
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const chunks = chunksOf(png);
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
    const [width, height] = [chunks.get('IHDR')?.readUInt32BE(0) ?? 0, chunks.get('IHDR')?.readUInt32BE(4) ?? 0];
    expect(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0)).length).toBe(height * (1 + 3 * width));
    // What is smaller counts as a logo when it stands in the text.
    expect(png.length).toBeGreaterThan(5 * 1024);
    expect(png.length).toBeLessThan(300_000);
  });

  test('a PDF’s table says where its objects are', () => {
    const file = pdf('Devis (n° 1)', ['10 postes', 'l’éditeur']).toString('latin1');
    const table = file.slice(Number(/startxref\n(\d+)/.exec(file)?.[1]));
    expect(table).toMatch(/^xref\n0 6\n/);
    const places = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
    expect(places.map((at, index) => file.slice(at).startsWith(`${index + 1} 0 obj\n`))).toEqual(Array(5).fill(true));
    expect(file).toContain('(Devis \\(n° 1\\)) Tj');
    const stream = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(file);
    expect(stream?.[2]).toHaveLength(Number(stream?.[1]));
  });
});
