/** Reads what S/MIME wraps a mail in (CMS, RFC 5652): the content of what is signed or compressed; what is encrypted is said to be. */
import { inflateSync } from 'node:zlib';
import { after, type BerElement, EXPLICIT, elementAt, isString, OBJECT_ID, SEQUENCE, stringBytes } from './ber.ts';

export type Cms =
  | { readonly kind: 'encrypted' }
  /** Nothing is verified. Null without content: a bag of certificates, or a signature of something elsewhere. */
  | { readonly kind: 'signed' | 'compressed'; readonly content: Buffer | null };

/** The contents of their object identifiers, in hex. */
const KINDS: Readonly<Record<string, Cms['kind']>> = {
  '2a864886f70d010702': 'signed',
  '2a864886f70d010703': 'encrypted',
  '2a864886f70d010704': 'encrypted',
  '2a864886f70d010706': 'encrypted',
  '2a864886f70d0109100109': 'compressed',
  '2a864886f70d0109100117': 'encrypted',
};

/**
 * Null for what is no CMS. Never throws; linear. A message that breaks off gives what there is of its content.
 * @param limit bytes that compressed content may grow to
 */
export function readCms(written: Buffer, limit: number): Cms | null {
  const bytes = withoutArmour(written);
  const info = elementAt(bytes, 0, bytes.length);
  const id = info?.tag === SEQUENCE ? elementAt(bytes, info.from, info.to) : null;
  const kind = id?.tag === OBJECT_ID ? KINDS[bytes.toString('hex', id.from, id.to)] : undefined;
  if (!info || !id || !kind) return null;
  if (kind === 'encrypted') return { kind };
  const content = contentOf(bytes, info, id);
  return { kind, content: kind === 'compressed' && content ? inflated(content, limit) : content };
}

/** Of the ContentInfo { type, [0] { Data { version, algorithms, EncapsulatedContentInfo { type, [0] string } … } } }. */
function contentOf(bytes: Buffer, info: BerElement, id: BerElement): Buffer | null {
  const wrapped = elementAt(bytes, id.to, info.to);
  const data = wrapped?.tag === EXPLICIT ? elementAt(bytes, wrapped.from, wrapped.to) : null;
  const version = data?.tag === SEQUENCE ? elementAt(bytes, data.from, data.to) : null;
  if (!data || !version) return null;
  const algorithms = elementAt(bytes, version.to, data.to);
  const place = algorithms && after(bytes, algorithms);
  const inner = place === null ? null : elementAt(bytes, place, data.to);
  const type = inner?.tag === SEQUENCE ? elementAt(bytes, inner.from, inner.to) : null;
  const holder = inner && type ? elementAt(bytes, type.to, inner.to) : null;
  const string = holder?.tag === EXPLICIT ? elementAt(bytes, holder.from, holder.to) : null;
  return string && isString(string) ? stringBytes(bytes, string) : null;
}

function inflated(content: Buffer, limit: number): Buffer | null {
  try {
    return inflateSync(content, { maxOutputLength: limit });
  } catch {
    return null;
  }
}

/** Some programs send base64 between the lines of PEM (RFC 7468) where bytes are due. */
function withoutArmour(bytes: Buffer): Buffer {
  const start = bytes.toString('latin1', 0, 200);
  const line = /^\s{0,20}-----BEGIN [A-Z0-9 #]{1,40}-----\r?\n/.exec(start);
  if (!line) return bytes;
  const end = bytes.indexOf('-----END', line[0].length, 'latin1');
  return Buffer.from(bytes.toString('latin1', line[0].length, end < 0 ? bytes.length : end), 'base64');
}
