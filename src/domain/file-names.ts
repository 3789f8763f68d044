/** File names as senders write them, made harmless: no path, no control or bidi characters, no device, no excess length. */
import { cleanLine } from './clean-text.ts';

const LONGEST_NAME = 120;
const LONGEST_BYTES = 200;
const LONGEST_EXTENSION = 16;
/** They turn `exe.fdp` around on the screen (CVE-2009-3376) or can't be seen at all. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** What Windows opens as a device whatever the extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/i;

/**
 * A name that can be shown, stored and saved anywhere; never ''.
 * @param written decoded name, or null
 * @param fallback what a nameless file is called
 */
export function safeFileName(written: string | null, fallback: string): string {
  const visible = cleanLine((written ?? '').slice(0, 4096))
    .replace(INVISIBLE, '')
    .normalize('NFC');
  const base = visible.slice(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1);
  const trimmed = trimEdges(base.replace(/[<>:"|?*]/g, '_').replace(/ {2,}/g, ' '));
  const name = shorten(trimmed);
  if (name === '') return fallback;
  return DEVICE.test(name.split('.', 1)[0] ?? '') ? `_${name}` : name;
}

/** Leading dots hide a file; trailing dots and spaces are dropped by Windows, which would show another extension. */
function trimEdges(name: string): string {
  let from = 0;
  let to = name.length;
  while (from < to && (name[from] === '.' || name[from] === ' ')) from += 1;
  while (to > from && (name[to - 1] === '.' || name[to - 1] === ' ')) to -= 1;
  return name.slice(from, to);
}

/** Cut to what file systems take (255 bytes, less what downloads add), keeping the extension. */
function shorten(name: string): string {
  if (name.length <= LONGEST_NAME && Buffer.byteLength(name) <= LONGEST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= LONGEST_EXTENSION ? name.slice(dot) : '';
  let stem = '';
  for (const char of name.slice(0, name.length - extension.length)) {
    const longer = stem + char + extension;
    if (longer.length > LONGEST_NAME || Buffer.byteLength(longer) > LONGEST_BYTES) break;
    stem += char;
  }
  return trimEdges(stem) + extension;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/gzip': 'gz',
  'application/msword': 'doc',
  'application/ms-tnef': 'dat',
  'application/pdf': 'pdf',
  'application/pgp-keys': 'asc',
  'application/pgp-signature': 'asc',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/rtf': 'rtf',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/zip': 'zip',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/svg+xml': 'svg',
  'image/tiff': 'tif',
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/rfc822-headers': 'txt',
  'text/x-vcard': 'vcf',
  'text/vcard': 'vcf',
};

/** What a file without an extension in its name gets by its type; '' when the type says nothing. */
export function extensionFor(contentType: string): string {
  const known = EXTENSIONS[contentType];
  if (known) return known;
  const found = /^(?:image|audio|video|text)\/([a-z0-9]{2,5})$/.exec(contentType);
  return found?.[1] ?? '';
}

/** What a file is by its name, where nothing else tells; `application/octet-stream` when its name says nothing. */
export function typeFor(filename: string): string {
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  if (/^(?:png|gif|jpe?g|bmp|webp)$/.test(extension)) return `image/${extension.replace('jpg', 'jpeg')}`;
  const known = Object.entries(EXTENSIONS).find(([, each]) => each === extension);
  return known?.[0] ?? 'application/octet-stream';
}
