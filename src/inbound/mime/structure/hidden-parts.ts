/** Finds parts that mailparser cannot: a multipart that was encoded as a whole, or whose Content-Type got lost. */
import { firstHeader, headersOf, type RawHeader } from '../headers.ts';
import { transferEncoding } from '../transfer/transfer-encoding.ts';
import type { Stray } from './strays.ts';

/** Beyond it no part can begin. */
const LOOKED_AT = 16_384;
const PARTS = /(?:^|\n)--[^\s-][^\r\n]{0,198}\r?\nContent-[A-Za-z-]{1,40}[ \t]{0,10}:/i;

/**
 * A text without Content-Type in which parts stand, as a mail of its own; null for one in which none do.
 * @param headers of the mail whose only part the text is
 */
export function partsInText(headers: readonly RawHeader[], text: Uint8Array): Uint8Array | null {
  if (firstHeader(headers, 'content-type') !== null || !hasParts(text)) return null;
  return asMail('multipart/mixed', text);
}

/** Base64 of a multipart is against RFC 2045 (section 6.4), and is sent. Null where it does not hold parts. */
export function partsInStray({ node, bytes }: Stray): Uint8Array | null {
  const headers = headersOf(node.headers ? node.headers.getList() : []);
  if (transferEncoding(firstHeader(headers, 'content-transfer-encoding')) !== 'base64') return null;
  const decoded = Buffer.from(Buffer.from(bytes).toString('latin1').replace(/\s+/g, ''), 'base64');
  return hasParts(decoded) ? asMail(firstHeader(headers, 'content-type') ?? '', decoded) : null;
}

function hasParts(text: Uint8Array): boolean {
  return PARTS.test(Buffer.from(text.subarray(0, LOOKED_AT)).toString('latin1'));
}

function asMail(contentType: string, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`Content-Type: ${contentType}\r\n\r\n`), body]);
}
