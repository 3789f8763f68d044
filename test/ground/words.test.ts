import { describe, expect, test } from '@jest/globals';
import { LOCALES, readDictionary, wordsIn } from '../../src/ground/words.ts';

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

describe('words', () => {
  test('both languages have the same keys with the same values in them', () => {
    const [fr, en] = LOCALES.map(readDictionary);
    expect(Object.keys(fr ?? {}).sort()).toEqual(Object.keys(en ?? {}).sort());
    for (const [key, sentence] of Object.entries(fr ?? {})) {
      expect([key, placeholders(sentence)]).toEqual([key, placeholders(en?.[key] ?? '')]);
    }
  });

  test('numbers are written as the reader writes them', () => {
    const values = { size: 1512904, sha256: '9f2c' };
    expect(wordsIn('fr')('finding.receive.stored', values)).toContain('1\u202f512\u202f904 octets');
    expect(wordsIn('en')('finding.receive.stored', values)).toContain('1,512,904 bytes');
  });

  test('lists are joined as the language does', () => {
    const values = { count: 2, addresses: ['a@univ.example', 'b@univ.example'] };
    expect(wordsIn('fr')('finding.people.left-out', values)).toContain('a@univ.example et b@univ.example');
    expect(wordsIn('en')('finding.people.left-out', values)).toContain('a@univ.example and b@univ.example');
  });

  test('of a name in both languages the reader sees his own', () => {
    const values = { tag: 'wifi', service: 'wifi', service_fr: 'Réseau › Wi-Fi', service_en: 'Network › Wi-Fi' };
    expect(wordsIn('fr')('finding.choose.tag', values)).toContain('Réseau › Wi-Fi');
    expect(wordsIn('en')('finding.choose.tag', values)).toContain('Network › Wi-Fi');
  });

  test('French is set with its own apostrophe, and thin no-break spaces where it wants them', () => {
    const ill = Object.entries(readDictionary('fr')).filter(([, sentence]) =>
      /'|[ \u00a0][;:?!»]|«[ \u00a0]|[^\s\u202f][;?!»]|n° /.test(sentence.replaceAll(/\{[^{}]*\{\{\w+\}\} \}/g, '')),
    );
    expect(ill).toEqual([]);
  });

  test('nothing and one are said as the language says them', () => {
    const said = (files: number, contacts: number) =>
      wordsIn('fr')('finding.apply.opened', { reference: 'R-1', files, contacts });
    expect(said(0, 1)).toMatch(/aucune pièce jointe, 1 personne ajoutée$/);
    expect(said(2, 0)).toMatch(/2 pièces jointes, aucune personne ajoutée$/);
  });

  test('a value cannot keep a sentence from borrowing other words', () => {
    const values = { filename: '$t(reason.own)', size: 1, reason: 'type' };
    expect(wordsIn('en')('finding.parse.attachment-refused', values)).toMatch(/^[^,]*\$t.*own.*file type not allowed$/);
  });

  test('a key without words is given back', () => {
    expect(wordsIn('fr')('no such key')).toBe('no such key');
  });
});
