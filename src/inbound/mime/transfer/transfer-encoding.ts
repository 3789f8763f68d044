/** Undoes the Content-Transfer-Encoding of a part while its bytes flow, whatever way its name is spelled. */

import { PassThrough, type Transform } from 'node:stream';
import { base64Decoder } from './base64.ts';
import { quotedPrintableDecoder } from './quoted-printable.ts';
import { uuencodeDecoder } from './uuencode-stream.ts';

export type TransferEncoding = 'base64' | 'quoted-printable' | 'uuencode' | 'none';

/** @param value of the header: `BASE64;`, `"base64"`, `base-64 (comment)`, `Quoted Printable` are seen in the wild */
export function transferEncoding(value: string | null): TransferEncoding {
  const name = (value ?? '')
    .slice(0, 200)
    .toLowerCase()
    .replace(/[(;,].*$/, '')
    .replace(/[^a-z0-9]/g, '');
  if (/^(?:x?base64|b64|b)$/.test(name)) return 'base64';
  if (/^(?:quotedprintable|qp|q)$/.test(name)) return 'quoted-printable';
  return /^x?uu(?:e|encode|encoded)?$/.test(name) ? 'uuencode' : 'none';
}

/** What nobody knows passes through as it is (RFC 2045, section 6.4): the bytes are kept, and may be text. */
export function decoderOf(encoding: TransferEncoding): Transform {
  const decoder = newDecoder(encoding);
  const end = decoder.end.bind(decoder);
  // mailparser ends every decoder several times, which costs an error with its stack each time.
  decoder.end = () => (decoder.writableEnded ? decoder : end());
  return decoder;
}

function newDecoder(encoding: TransferEncoding): Transform {
  if (encoding === 'base64') return base64Decoder();
  if (encoding === 'quoted-printable') return quotedPrintableDecoder();
  return encoding === 'uuencode' ? uuencodeDecoder() : new PassThrough();
}
