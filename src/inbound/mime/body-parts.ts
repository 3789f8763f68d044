/** Which parts of a mail are its words, and which are files (after RFC 8621, section 4.1.4). */
import type { StructuredHeader } from './header-params.ts';
import type { Container } from './mailparser-inside.ts';
import type { MimePart } from './mime-part.ts';

export type BodyPart = {
  readonly kind: 'text' | 'html';
  /** Decoded, line ends \n. */
  readonly content: string;
  /** The multipart/alternative around it, where it says the same as others; null when it says something of its own. */
  readonly alternative: Container | null;
};

/**
 * Null for a file. A text with a name is a file, unless it comes first: some programs name even the message itself.
 * @param disposition the Content-Disposition's value, '' without one
 */
export function bodyKind(
  part: Pick<MimePart, 'container' | 'first'>,
  contentType: string,
  disposition: string,
  named: boolean,
): BodyPart['kind'] | null {
  if (!isWords(contentType, part.first && !named && disposition === '')) return null;
  if (disposition === 'attachment' || (named && disposition !== '' && disposition !== 'inline')) return null;
  if (!part.first && (named || part.container?.contentType === 'multipart/related')) return null;
  return contentType === 'text/html' ? 'html' : 'text';
}

/** Text that is data: a program reads it, not a person. */
const DATA =
  /^text\/(?:calendar|x-vcalendar|vcard|x-vcard|directory|csv|tab-separated-values|css|javascript|ecmascript|vbscript|rtf|xml|x-amp-html|rfc822-headers?|vnd\..+)$/;

/** Text of a kind that nobody knows is plain text (RFC 2046, section 4.1.4), where it is what the mail begins with. */
function isWords(contentType: string, begins: boolean): boolean {
  if (contentType === 'text/plain' || contentType === 'text/html') return true;
  return begins && contentType.startsWith('text/') && !DATA.test(contentType);
}

/** A mail that is attached: one file, whole. */
export function isMail(contentType: string): boolean {
  return contentType === 'message/rfc822' || contentType === 'message/global';
}

export function alternativeAround(container: Container | null): Container | null {
  for (let around = container; around; around = around.parent ?? null) {
    if (around.contentType === 'multipart/alternative') return around;
  }
  return null;
}

/** The part's content type; what cannot be read is plain text (RFC 2045, section 5.2), a digest is made of mails (RFC 2046, section 5.1.5). */
export function contentTypeOf(
  header: Pick<StructuredHeader, 'value'> | null,
  container: Pick<Container, 'contentType'> | null,
): string {
  const value = header?.value ?? '';
  if (/^[!-.0-9;-~]{1,100}\/[!-.0-9;-~]{1,100}$/.test(value)) return value;
  if (header === null && container?.contentType === 'multipart/digest') return 'message/rfc822';
  return 'text/plain';
}
