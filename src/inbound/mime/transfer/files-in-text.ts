/** Takes files out of a text that were pasted into it by programs older than MIME: uuencode, its base64 form, yEnc. */
import { beginsUu, decodeUuLine, isUuLine } from './uuencode.ts';
import { beginsYenc, decodeYencLine } from './yenc.ts';

export type FileInText = {
  /** As written; '' for none. */
  readonly name: string;
  readonly bytes: Uint8Array;
};

export type TextWithoutFiles = { readonly bytes: Uint8Array; readonly files: readonly FileInText[] };

/** A file, and the number of the line behind it. */
type Found = { readonly file: FileInText; readonly next: number };

const MARKS = ['begin ', 'begin-base64 ', '=ybegin '];
/** Files of one text; what follows stays text. */
const MOST_FILES = 100;

/** The text before, between and after the files stays. */
export function takeOutFiles(bytes: Uint8Array): TextWithoutFiles {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!MARKS.some((mark) => text.includes(mark))) return { bytes, files: [] };
  const lines = text.toString('latin1').split('\n');
  const files: FileInText[] = [];
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = files.length < MOST_FILES ? fileAt(lines, at) : null;
    if (found) files.push(found.file);
    else kept.push(lines[at] ?? '');
    at = found?.next ?? at + 1;
  }
  return files.length === 0 ? { bytes, files } : { bytes: Buffer.from(kept.join('\n'), 'latin1'), files };
}

function fileAt(lines: readonly string[], at: number): Found | null {
  const line = lineAt(lines, at);
  if (line.startsWith('begin ')) return uuencodedAt(lines, at, beginsUu(line));
  if (line.startsWith('begin-base64 ')) return base64At(lines, at, /^begin-base64 [0-7]{3,4} (.{1,250})$/.exec(line));
  return line.startsWith('=ybegin ') ? yencAt(lines, at, beginsYenc(line)) : null;
}

function lineAt(lines: readonly string[], at: number): string {
  const line = lines[at] ?? '';
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Without an end it is a file that was cut off, if there is a full line of it; else, or without any line, it is prose. */
function uuencodedAt(lines: readonly string[], at: number, begin: RegExpExecArray | null): Found | null {
  if (!begin) return null;
  const data: Buffer[] = [];
  let next = at + 1;
  for (; next < lines.length && isUuLine(lineAt(lines, next)); next += 1) data.push(decodeUuLine(lineAt(lines, next)));
  // The last line holds no bytes: a space, a backquote, or nothing where spaces got lost.
  const end = /^[ `]?$/.test(lineAt(lines, next)) ? next + 1 : next;
  const ended = lineAt(lines, end).trimEnd() === 'end';
  // Not one line may be as long as it says it is: « begin 644 the work », and capitals below it, are prose.
  const isWhole = ({ length }: Buffer, index: number) => lineAt(lines, at + 1 + index).length > (length * 4) / 3;
  const isEmpty = ended && data.length === 0 && lineAt(lines, next) !== '';
  if (!isEmpty && !data.some((bytes, index) => isWhole(bytes, index) && (ended || bytes.length === 45))) return null;
  return { file: { name: begin[1]?.trim() ?? '', bytes: Buffer.concat(data) }, next: ended ? end + 1 : next };
}

function base64At(lines: readonly string[], at: number, begin: RegExpExecArray | null): Found | null {
  let next = at + 1;
  while (next < lines.length && /^[A-Za-z0-9+/]{1,200}={0,2}$/.test(lineAt(lines, next))) next += 1;
  if (!begin || lineAt(lines, next) !== '====') return null;
  const data = lines.slice(at + 1, next).join('');
  return { file: { name: begin[1]?.trim() ?? '', bytes: Buffer.from(data, 'base64') }, next: next + 1 };
}

function yencAt(lines: readonly string[], at: number, name: string | null): Found | null {
  if (name === null) return null;
  let end = at + 1;
  // Beyond a second beginning there is no end of the first: a text full of beginnings is gone through once.
  while (end < lines.length && !/^=y(?:end|begin) /.test(lines[end] ?? '')) end += 1;
  if (!lines[end]?.startsWith('=yend ')) return null;
  const from = lineAt(lines, at + 1).startsWith('=ypart ') ? at + 2 : at + 1;
  const bytes = Buffer.concat(
    lines.slice(from, end).map((_line, index) => decodeYencLine(lineAt(lines, from + index))),
  );
  return { file: { name, bytes }, next: end + 1 };
}
