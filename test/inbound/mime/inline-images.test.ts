/** Which images of a mail are files, and which belong to its text or to nothing. */
import { expect, test } from '@jest/globals';
import type { ParsedAttachment } from '../../../src/domain/parsed-attachment.ts';
import { foldImages } from '../../../src/inbound/mime/inline-images.ts';
import { file } from '../../support/filings.ts';

const KILOBYTE = 1024;

const image = (change: Partial<ParsedAttachment> = {}) =>
  file('logo.png', { contentType: 'image/png', disposition: 'inline', contentId: 'logo@x', size: 20_000, ...change });

/** With HTML that shows these. */
const isFolded = (attachment: ParsedAttachment, ...shown: string[]) =>
  foldImages([attachment], new Set(shown))[0]?.folded;

test('an image that came for the HTML and is not shown by it is folded away, unless somebody took it', () => {
  expect(isFolded(image())).toBe(true);
  expect(isFolded(image({ size: 3000 * KILOBYTE, contentType: 'image/jpeg' }))).toBe(false);
});

test('one that is shown is folded when it is tiny, whatever it is declared to be', () => {
  expect(isFolded(image(), 'logo@x')).toBe(false);
  expect(isFolded(image({ size: KILOBYTE }), 'logo@x')).toBe(true);
  expect(isFolded(image({ size: KILOBYTE, disposition: 'attachment' }), 'logo@x')).toBe(true);
});

test('files are listed, however small', () => {
  expect(isFolded(image({ contentId: null, size: 100 }))).toBe(false);
  expect(isFolded(image({ disposition: 'attachment', size: 100 }))).toBe(false);
  expect(isFolded(image({ contentType: 'application/pdf', size: 100 }))).toBe(false);
});

test('without HTML there is no other place to see them', () => {
  expect(foldImages([image()], null)).toEqual([image()]);
});
