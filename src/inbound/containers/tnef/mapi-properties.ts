/** Reads a list of MAPI properties as TNEF writes it ([MS-OXTNEF] 2.1.3.4): the first value of each. */

export type MapiValue = { readonly type: number; readonly data: Buffer };
export type MapiProperties = ReadonlyMap<number, MapiValue>;

const NULL = 0x01;
const STRING8 = 0x1e;
export const UNICODE = 0x1f;
export const OBJECT = 0x0d;
const BINARY = 0x102;
const SEVERAL = 0x1000;
/** From here on ids mean nothing without the name that follows them. */
const NAMED = 0x8000;
/** Ids of ours for the numbered names of appointments ([MS-OXPROPS] 1.3.2): the number follows. */
export const APPOINTMENT = 0x10000;
const PSETID_APPOINTMENT = Buffer.from('0220060000000000c000000000000046', 'hex');
const GUID = 16;
const MOST = 50_000;

/** Bytes of one value on the wire, padded to 4; what has another type has a length of its own. */
const SIZES: Readonly<Record<number, number>> = {
  ...{ 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 },
};
const SIZED_ITSELF = new Set([STRING8, UNICODE, OBJECT, BINARY]);

/** Properties with names are left out, but those of appointments. Null when the list ends before its time or holds what nobody can skip. */
export function mapiProperties(bytes: Buffer): MapiProperties | null {
  const found = new Map<number, MapiValue>();
  try {
    const count = Math.min(bytes.readUInt32LE(0), MOST);
    let at = 4;
    for (let number = 0; number < count; number += 1) at = readProperty(bytes, at, found);
    return found;
  } catch (error) {
    if ((error as Error).name === 'RangeError') return null;
    throw error;
  }
}

/** Where the next one begins. Throws a RangeError, as Buffer does, beyond the end. */
function readProperty(bytes: Buffer, start: number, found: Map<number, MapiValue>): number {
  const written = bytes.readUInt16LE(start);
  const id = bytes.readUInt16LE(start + 2);
  const type = written & ~SEVERAL;
  const known = id < NAMED ? id : idOfName(bytes, start + 4);
  let at = id < NAMED ? start + 4 : afterName(bytes, start + 4);
  let count = 1;
  // PT_NULL has no value at all: only one of a size can be repeated, or a count that lies would keep us for ever.
  if (type === NULL) return at;
  if (written !== type || SIZED_ITSELF.has(type)) {
    count = bytes.readUInt32LE(at);
    at += 4;
  }
  for (let number = 0; number < count; number += 1) {
    const { data, next } = readValue(bytes, at, type);
    const isWanted = number === 0 && known !== null && (!found.has(known) || type === UNICODE);
    if (isWanted) found.set(known, { type, data });
    at = next;
  }
  return at;
}

function idOfName(bytes: Buffer, at: number): number | null {
  if (bytes.readUInt32LE(at + GUID) !== 0) return null;
  const isOurs = bytes.subarray(at, at + GUID).equals(PSETID_APPOINTMENT);
  return isOurs ? APPOINTMENT + (bytes.readUInt32LE(at + GUID + 4) & 0xffff) : null;
}

function afterName(bytes: Buffer, at: number): number {
  const isNumber = bytes.readUInt32LE(at + GUID) === 0;
  const after = at + GUID + 8;
  return isNumber ? after : after + padded(bytes.readUInt32LE(at + GUID + 4));
}

function readValue(bytes: Buffer, at: number, type: number): { data: Buffer; next: number } {
  const own = SIZED_ITSELF.has(type);
  const size = own ? bytes.readUInt32LE(at) : SIZES[type];
  const from = own ? at + 4 : at;
  if (size === undefined || from + size > bytes.length) throw new RangeError('beyond the list of properties');
  return { data: bytes.subarray(from, from + size), next: from + padded(size) };
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}
