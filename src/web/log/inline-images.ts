/** Which files may be shown as images within a page. */
import type { InlineImage } from './mail-html.ts';

/** Raster formats alone: SVG is a document, which could hold scripts and links. */
const RASTER = new Set([
  'image/png',
  'image/gif',
  'image/jpeg',
  'image/jpg',
  'image/pjpeg',
  'image/webp',
  'image/bmp',
  'image/avif',
]);

export function isRaster(contentType: string): boolean {
  return RASTER.has(contentType.toLowerCase());
}

type File = {
  readonly id: number;
  readonly contentId: string | null;
  readonly contentType: string;
  readonly refused: string | null;
};

/** A part that the mail's HTML can name. */
export function isShownInPlace<F extends File>(file: F): file is F & InlineImage {
  return file.contentId !== null && file.refused === null && isRaster(file.contentType);
}
