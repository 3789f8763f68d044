/** Which addresses HTML may point to. */

/** Tabs, line ends and other control characters are skipped by browsers when they read a scheme: `java\tscript:`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
const SKIPPED = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+/g;
const LONGEST_URL = 8192;
const LONGEST_DATA = 200_000;

/** The target of a link: http, https, mailto or tel; null otherwise. Mail has no base, so a relative one leads nowhere. */
export function safeLink(href: string): string | null {
  const url = href.length <= LONGEST_URL ? href.replace(SKIPPED, '') : '';
  return /^(?:https?:\/\/[^/\\]|mailto:|tel:)/i.test(url) ? url : null;
}

export type ImageSource =
  /** Another part of this mail, by its Content-ID. */
  | { readonly kind: 'part'; readonly contentId: string }
  /** Bytes within the HTML; never SVG, which is a document. */
  | { readonly kind: 'data'; readonly url: string }
  | { readonly kind: 'remote'; readonly url: string };

export function imageSource(src: string): ImageSource | null {
  if (/^\s*data:/i.test(src.slice(0, 40))) return dataImage(src.trim());
  const url = src.length <= LONGEST_URL ? src.replace(SKIPPED, '') : '';
  if (/^cid:/i.test(url)) return { kind: 'part', contentId: decoded(url.slice(4)) };
  if (/^https?:\/\/[^/\\]/i.test(url)) return { kind: 'remote', url };
  return /^\/\/[^/\\]/.test(url) ? { kind: 'remote', url: `https:${url}` } : null;
}

function dataImage(src: string): ImageSource | null {
  const raster = /^data:image\/(?:png|gif|jpe?g|webp|bmp);base64,/i.exec(src.slice(0, 60));
  if (!raster || src.length > LONGEST_DATA) return null;
  return { kind: 'data', url: raster[0].toLowerCase() + src.slice(raster[0].length).replace(/[^A-Za-z0-9+/=]/g, '') };
}

/** RFC 2392: a cid URL is the percent-encoded Content-ID. */
function decoded(contentId: string): string {
  try {
    return decodeURIComponent(contentId);
  } catch {
    return contentId;
  }
}
