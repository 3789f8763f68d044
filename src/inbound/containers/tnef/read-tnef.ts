/** Reads a winmail.dat: the message that Outlook wrapped up for Exchange, with its words and files ([MS-OXTNEF]). */

import type { CalendarEvent } from '../calendar/read-calendar.ts';
import { type TnefAttribute, tnefAttributes } from './attributes.ts';
import { type MapiProperties, mapiProperties, OBJECT } from './mapi-properties.ts';
import { decoded, firstLineOf, instantOf, numberOf } from './texts.ts';
import { tnefEvents } from './tnef-events.ts';
import { type TnefWords, tnefWords } from './tnef-words.ts';

export type TnefFile = {
  /** Null when it has none. */
  readonly name: string | null;
  /** As its writer says; null when it does not. */
  readonly type: string | null;
  readonly contentId: string | null;
  /** True for what the HTML shows in place. */
  readonly isInline: boolean;
  /** A message within the message is read in its turn, down to a few levels. */
  readonly content: { readonly bytes: Buffer } | { readonly mail: TnefMail };
};

export type TnefMail = {
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Ms since the epoch. */
  readonly sentAt: number | null;
  readonly words: TnefWords;
  /** The meeting that it asks for, answers or calls off. */
  readonly events: readonly CalendarEvent[];
  readonly files: readonly TnefFile[];
  /** False when something was missing or beyond understanding. */
  readonly isWhole: boolean;
};

const DEEPEST = 4;
const WESTERN = 1252;

/** Attributes, by the lower half of their tags. */
const SUBJECT = 0x8004;
const MESSAGE_CLASS = 0x8008;
const BODY = 0x800c;
const FILE_DATA = 0x800f;
const FILE_TITLE = 0x8010;
const TRANSPORT_NAME = 0x9001;
const FILE_BEGINS = 0x9002;
const MESSAGE_PROPERTIES = 0x9003;
const FILE_PROPERTIES = 0x9005;
const CODE_PAGE = 0x9007;

/**
 * Null for what is no TNEF. Never throws; linear, and no bytes are copied but those of words.
 * @param wordBytes most bytes read of each form of its words
 */
export function readTnef(bytes: Buffer, wordBytes: number, depth = 0): TnefMail | null {
  const read = tnefAttributes(bytes);
  if (!read) return null;
  const ofMessage = byId(read.attributes.filter((attribute) => attribute.of === 'message'));
  const oem = ofMessage.get(CODE_PAGE);
  const codePage = oem && oem.length >= 4 ? oem.readUInt32LE(0) || WESTERN : WESTERN;
  const listed = propertiesOf(ofMessage.get(MESSAGE_PROPERTIES));
  const properties = listed ?? NONE;
  const groups = filesOf(read.attributes.filter((attribute) => attribute.of === 'file'));
  const files = groups.map((attributes) => readFile(attributes, { codePage, wordBytes, depth, isWhole: read.isWhole }));
  const subject = ofMessage.get(SUBJECT);
  return {
    subject: firstLineOf(properties, [0x0037, 0x0e1d], codePage) ?? (subject ? decoded(subject, codePage) : null),
    from: firstLineOf(properties, [0x5d01, 0x0c1f, 0x0065, 0x0c1a, 0x0042], codePage),
    to: firstLineOf(properties, [0x0e04], codePage),
    sentAt: instantOf(properties.get(0x0039) ?? properties.get(0x0e06)),
    // Each time anew: of a hundred messages within it, those of one at a time are held.
    get words() {
      return tnefWords(properties, ofMessage.get(BODY) ?? null, codePage, wordBytes);
    },
    events: tnefEvents(properties, ofMessage.get(MESSAGE_CLASS) ?? null, codePage),
    files: files.filter((file) => file !== null),
    isWhole: read.isWhole && listed !== null && !files.includes(null),
  };
}

const NONE: MapiProperties = new Map();

function propertiesOf(data: Buffer | undefined): MapiProperties | null {
  return data ? mapiProperties(data) : NONE;
}

/** The first of each. */
function byId(attributes: readonly TnefAttribute[]): Map<number, Buffer> {
  return new Map(attributes.toReversed().map(({ id, data }) => [id, data]));
}

/** Each begins with how it was drawn into the text. */
function filesOf(attributes: readonly TnefAttribute[]): TnefAttribute[][] {
  const files: TnefAttribute[][] = [];
  for (const attribute of attributes) {
    const current = files.at(-1);
    if (current && attribute.id !== FILE_BEGINS) current.push(attribute);
    else files.push([attribute]);
  }
  return files;
}

/** What a file is read in. */
type Surroundings = {
  readonly codePage: number;
  readonly wordBytes: number;
  readonly depth: number;
  /** False where the bytes broke off: then a file without bytes lost them. */
  readonly isWhole: boolean;
};

/** Null for one whose properties can't be read and that has no bytes otherwise. */
function readFile(attributes: readonly TnefAttribute[], surroundings: Surroundings): TnefFile | null {
  const ofFile = byId(attributes);
  const listed = propertiesOf(ofFile.get(FILE_PROPERTIES));
  const properties = listed ?? NONE;
  const { codePage, isWhole } = surroundings;
  const content = contentOf(ofFile.get(FILE_DATA), properties, surroundings);
  const name = nameOf(ofFile, properties, codePage);
  // A link to a file elsewhere has a name and no bytes.
  const bytes = name !== null && listed !== null && isWhole ? { bytes: Buffer.alloc(0) } : null;
  const held = content ?? bytes;
  if (held === null) return null;
  const contentId = firstLineOf(properties, [0x3712], codePage);
  const isReferred = ((numberOf(properties.get(0x3714)) ?? 0) & 4) !== 0 || numberOf(properties.get(0x7ffe)) === 1;
  return {
    name,
    type: firstLineOf(properties, [0x370e], codePage),
    contentId,
    isInline: contentId !== null && isReferred,
    content: held,
  };
}

const ATTACHED = 0x3701;
const INTERFACE = 16;

/** An object begins with the id of its interface; when a message follows, it is TNEF in its turn. */
function contentOf(
  data: Buffer | undefined,
  properties: MapiProperties,
  { wordBytes, depth }: Surroundings,
): TnefFile['content'] | null {
  const attached = properties.get(ATTACHED);
  if (!attached) return data ? { bytes: data } : null;
  const inside = attached.type === OBJECT ? attached.data.subarray(INTERFACE) : attached.data;
  const mail = attached.type === OBJECT && depth < DEEPEST ? readTnef(inside, wordBytes, depth + 1) : null;
  return mail ? { mail } : { bytes: inside };
}

/** The long name first. The title may be what DOS made of it; then the name on the screen says it better. */
function nameOf(ofFile: ReadonlyMap<number, Buffer>, properties: MapiProperties, codePage: number): string | null {
  const long = firstLineOf(properties, [0x3707], codePage);
  if (long !== null) return long;
  const title =
    decoded(ofFile.get(FILE_TITLE) ?? Buffer.alloc(0), codePage) ?? firstLineOf(properties, [0x3704], codePage);
  const shown = firstLineOf(properties, [0x3001], codePage);
  if (title !== null && !(isDosName(title) && shown?.toLowerCase().endsWith(extensionOf(title)))) return title;
  return shown ?? decoded(ofFile.get(TRANSPORT_NAME) ?? Buffer.alloc(0), codePage);
}

function isDosName(name: string): boolean {
  return /^[^.]{1,6}~\d{1,2}\.[^.]{1,3}$/.test(name);
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.')).toLowerCase();
}
