/** Writes CMS (RFC 5652) by hand, in DER or with the open ends of BER: the shapes that S/MIME comes in. */

export function ber(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const hex = length.toString(16).padStart(length > 0xffff ? 6 : 4, '0');
  return Buffer.concat([Buffer.from([tag, 0x80 | (hex.length / 2)]), Buffer.from(hex, 'hex'), content]);
}

/** Ended by two zero bytes. */
export function openEnded(tag: number, ...contents: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...contents, Buffer.alloc(2)]);
}

const OIDS = {
  data: '2a864886f70d010701',
  signed: '2a864886f70d010702',
  enveloped: '2a864886f70d010703',
  compressed: '2a864886f70d0109100109',
};
const oid = (name: keyof typeof OIDS) => ber(0x06, Buffer.from(OIDS[name], 'hex'));
const version = ber(0x02, Buffer.from([1]));

/** @param string the octet string that holds the content; null for a signature of something elsewhere */
export function signedData(string: Buffer | null, wrap: typeof ber = ber): Buffer {
  const inner = wrap(0x30, oid('data'), ...(string ? [wrap(0xa0, string)] : []));
  const certificates = ber(0xa0, ber(0x30, Buffer.alloc(40, 5)));
  return wrap(0x30, oid('signed'), wrap(0xa0, wrap(0x30, version, wrap(0x31), inner, certificates, ber(0x31))));
}

export function envelopedData(): Buffer {
  return ber(0x30, oid('enveloped'), ber(0xa0, ber(0x30, version, Buffer.alloc(30, 0x05))));
}

export function compressedData(deflated: Buffer): Buffer {
  const inner = ber(0x30, oid('data'), ber(0xa0, ber(0x04, deflated)));
  return ber(0x30, oid('compressed'), ber(0xa0, ber(0x30, version, ber(0x30), inner)));
}
