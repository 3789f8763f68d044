/** Writes a winmail.dat as Outlook does: attributes with checksums, MAPI properties, files. */

export type WrittenProperty = {
  readonly id: number;
  readonly type: number;
  readonly value: Buffer;
  /** Makes it a named one, whose id means nothing. A number is one of the names of appointments. */
  readonly name?: string | number;
};

export const ansi = (id: number, value: string): WrittenProperty => ({
  id,
  type: 0x1e,
  value: Buffer.from(`${value}\0`, 'latin1'),
});
export const unicode = (id: number, value: string): WrittenProperty => ({
  id,
  type: 0x1f,
  value: Buffer.from(`${value}\0`, 'utf16le'),
});
export const binary = (id: number, value: Buffer): WrittenProperty => ({ id, type: 0x102, value });
export const long = (id: number, value: number): WrittenProperty => ({ id, type: 0x03, value: number32(value) });
/** Tenths of microseconds since 1601. */
export function instant(id: number, at: number): WrittenProperty {
  const value = Buffer.alloc(8);
  value.writeBigUInt64LE(BigInt(at + 11_644_473_600_000) * 10_000n);
  return { id, type: 0x40, value };
}
/** An attached message: the id of its interface, then TNEF. */
export const message = (id: number, tnef: Buffer): WrittenProperty => ({
  id,
  type: 0x0d,
  value: Buffer.concat([Buffer.from('0703020000000000c000000000000046', 'hex'), tnef]),
});

const LEVELS = { message: 1, file: 2 };

export function attribute(level: keyof typeof LEVELS, tag: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head[0] = LEVELS[level];
  head.writeUInt32LE(tag, 1);
  head.writeUInt32LE(data.length, 5);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0));
  return Buffer.concat([head, data, checksum]);
}

export function properties(list: readonly WrittenProperty[]): Buffer {
  return Buffer.concat([number32(list.length), ...list.map(property)]);
}

function property({ id, type, value, name }: WrittenProperty): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(id, 2);
  const named = name === undefined ? Buffer.alloc(0) : nameOf(name);
  const sized = [0x1e, 0x1f, 0x0d, 0x102].includes(type) ? [number32(1), number32(value.length)] : [];
  return Buffer.concat([head, named, ...sized, padded(value)]);
}

function nameOf(name: string | number): Buffer {
  if (typeof name === 'number')
    return Buffer.concat([Buffer.from('0220060000000000c000000000000046', 'hex'), number32(0), number32(name)]);
  const written = Buffer.from(`${name}\0`, 'utf16le');
  return Buffer.concat([Buffer.alloc(16, 7), number32(1), number32(written.length), padded(written)]);
}

export type WrittenFile = {
  readonly title?: string;
  readonly data?: Buffer;
  readonly properties?: readonly WrittenProperty[];
};

/** A whole winmail.dat. */
export function tnef(written: {
  readonly codePage?: number;
  readonly subject?: string;
  readonly properties?: readonly WrittenProperty[];
  readonly files?: readonly WrittenFile[];
}): Buffer {
  const { codePage = 1252, subject, files = [] } = written;
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute('message', 0x00089006, number32(0x10000)),
    attribute('message', 0x00069007, Buffer.concat([number32(codePage), number32(0)])),
    ...(subject === undefined ? [] : [attribute('message', 0x00018004, Buffer.from(`${subject}\0`, 'latin1'))]),
    attribute('message', 0x00069003, properties(written.properties ?? [])),
    ...files.flatMap(fileAttributes),
  ]);
}

function fileAttributes({ title, data, properties: list }: WrittenFile): Buffer[] {
  return [
    attribute('file', 0x00069002, Buffer.alloc(14)),
    ...(title === undefined ? [] : [attribute('file', 0x00018010, Buffer.from(`${title}\0`, 'latin1'))]),
    ...(data === undefined ? [] : [attribute('file', 0x0006800f, data)]),
    ...(list === undefined ? [] : [attribute('file', 0x00069005, properties(list))]),
  ];
}

export function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function padded(value: Buffer): Buffer {
  return Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** RTF in the wrapping of Outlook, not compressed ([MS-OXRTFCP] allows that). */
export function wrappedRtf(rtf: string): Buffer {
  const bytes = Buffer.from(rtf, 'latin1');
  return Buffer.concat([number32(bytes.length + 12), number32(bytes.length), Buffer.from('MELA'), number32(0), bytes]);
}
