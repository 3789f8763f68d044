/** Looks into the parts that hold a mail of their own, and gives what is in them: words, files, a mail to be read in place. */
import { cleanText } from '../../domain/clean-text.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { decodeText } from '../mime/charset.ts';
import type { CalendarEvent } from './calendar/read-calendar.ts';
import { readCms } from './cms/read-cms.ts';
import type { Seal } from './seals.ts';
import { readTnef } from './tnef/read-tnef.ts';
import { type UnpackedFile, winmailFiles } from './winmail-files.ts';

export type Unpacked = {
  /** What was in it says what the mail says, where the mail says nothing itself. */
  readonly spare: { readonly text: string | null; readonly html: string | null };
  readonly files: readonly UnpackedFile[];
  /** The meeting that it asks for. */
  readonly events: readonly CalendarEvent[];
  /** A MIME entity that takes the part's place. */
  readonly entity: Buffer | null;
  readonly seal: Seal | null;
  readonly findings: readonly Finding[];
  /** True when it also stays the file that it is. */
  readonly isKept: boolean;
};

type ContainerPart = {
  readonly contentType: string;
  readonly writtenName: string | null;
  readonly type: { readonly params: Readonly<Record<string, string>> };
  readonly container: unknown;
};

const UNTOUCHED: Unpacked = {
  ...{ spare: { text: null, html: null }, files: [], events: [], entity: null, seal: null, findings: [], isKept: true },
};

/** What can be looked into: by its type, or by its name where the type was lost on the road. */
export function containerKind({
  contentType,
  writtenName,
}: Pick<ContainerPart, 'contentType' | 'writtenName'>): 'winmail' | 'cms' | null {
  const name = writtenName ?? '';
  if (/^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^winmail\.dat$/i.test(name)) return 'winmail';
  if (/^application\/(?:(?:x-)?pkcs7-mime|cms)$/.test(contentType)) return 'cms';
  return contentType === 'application/octet-stream' && /\.p7[mz]$/i.test(name) ? 'cms' : null;
}

/**
 * @param bytes null when there are too many to look into
 * @param wordBytes most bytes of words that are read
 */
export function unpack(part: ContainerPart, bytes: Buffer | null, wordBytes: number): Unpacked {
  return containerKind(part) === 'winmail' ? unpackWinmail(part, bytes, wordBytes) : unpackCms(part, bytes);
}

function unpackWinmail(part: ContainerPart, bytes: Buffer | null, wordBytes: number): Unpacked {
  const mail = bytes && readTnef(bytes, wordBytes);
  if (!mail) {
    const text = part.container === null && bytes ? plainWords(bytes.subarray(0, wordBytes)) : null;
    return { ...UNTOUCHED, spare: { text, html: null }, findings: [finding('parse', 'warn', 'winmail-unreadable')] };
  }
  const files = winmailFiles(mail);
  const { text, html, source } = mail.words;
  const said = finding('parse', mail.isWhole ? 'ok' : 'warn', mail.isWhole ? 'winmail-unpacked' : 'winmail-damaged', {
    count: files.length,
    body: source,
  });
  return { ...UNTOUCHED, spare: { text, html }, files, events: mail.events, findings: [said], isKept: !mail.isWhole };
}

/** Gateways put words of theirs in the place of what they took out, and leave the type as it was. */
function plainWords(bytes: Buffer): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text holds them
  return /[\0-\x08\x0e-\x1a]/.test(bytes.toString('latin1')) ? null : cleanText(decodeText(bytes, null).text);
}

const LARGEST_INFLATED = 32 * 1024 * 1024;

function unpackCms(part: ContainerPart, bytes: Buffer | null): Unpacked {
  const cms = bytes && readCms(bytes, LARGEST_INFLATED);
  const saysEncrypted = /^(?:auth-?)?enveloped-data$/i.test(part.type.params['smime-type'] ?? '');
  if (cms ? cms.kind === 'encrypted' : saysEncrypted)
    return { ...UNTOUCHED, seal: { kind: 'encrypted', how: 'S/MIME' } };
  if (!cms || cms.kind === 'encrypted') return UNTOUCHED;
  const seal: Seal | null = cms.kind === 'signed' && cms.content !== null ? { kind: 'signed', how: 'S/MIME' } : null;
  const isEntity = cms.content !== null && looksLikeEntity(cms.content, part.container === null);
  return isEntity ? { ...UNTOUCHED, entity: cms.content, seal, isKept: false } : { ...UNTOUCHED, seal: null };
}

/**
 * Signed files (an invoice, a contract) look just like signed mail, and stay files: a mail begins with headers that say
 * what it holds. Where it is all that there is, words without any headers will do.
 */
function looksLikeEntity(content: Buffer, isWholeMail: boolean): boolean {
  const start = content.toString('latin1', 0, 4096);
  const head = /^(?:\s{0,20}(?:[!-9;-~]{1,100}[ \t]{0,5}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}){1,50})/.exec(
    start,
  )?.[0];
  if (head && /^(?:content-type|mime-version)[ \t]{0,5}:/im.test(head)) return true;
  return (
    isWholeMail && start !== '' && !start.includes('\0') && !start.startsWith('%PDF') && !start.startsWith('<?xml')
  );
}
