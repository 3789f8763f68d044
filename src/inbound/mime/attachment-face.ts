/** What a file of a mail is called, and how its headers want it shown. */

import { extensionFor, safeFileName, typeFor } from '../../domain/file-names.ts';
import type { AttachmentFace } from './attachments.ts';
import { decodeHeader, firstHeader } from './headers.ts';
import { readHeaderBlock } from './mail-report.ts';
import type { TypedPart } from './typed-part.ts';

/** @param number its place among the files, from 1; a nameless file is called by it */
export function fileFace(part: TypedPart, number: number): AttachmentFace {
  const extension = extensionFor(part.contentType);
  const fallback = `attachment-${number}${extension === '' ? '' : `.${extension}`}`;
  const contentId = contentIdOf(firstHeader(part.headers, 'content-id'));
  return {
    filename: safeFileName(part.writtenName, fallback),
    contentType: part.contentType,
    disposition: isInline(part, contentId) ? 'inline' : 'attachment',
    contentId,
  };
}

/** Of a file that was pasted into a text: only its name tells what it is. */
export function pastedFace(name: string, number: number): AttachmentFace {
  const filename = safeFileName(name, `attachment-${number}`);
  return { filename, contentType: typeFor(filename), disposition: 'attachment', contentId: null };
}

function isInline({ disposition, container }: TypedPart, contentId: string | null): boolean {
  if (disposition.value !== '') return disposition.value === 'inline';
  return contentId !== null && container?.contentType === 'multipart/related';
}

function contentIdOf(raw: string | null): string | null {
  const id = (raw ?? '').slice(0, 998).replace(/[<>\s]/g, '');
  return id === '' ? null : id;
}

/** An attached mail without a name of its own is called by its subject. */
export function mailName(part: TypedPart, filename: string, start: Uint8Array): string {
  if (part.writtenName)
    return /\.[a-z0-9]{1,5}$/i.test(filename) ? filename : safeFileName(`${filename}.eml`, filename);
  const subject = decodeHeader(firstHeader(readHeaderBlock(start), 'subject') ?? '').replace(/[\\/]/g, '_');
  return subject === '' ? filename : safeFileName(`${subject}.eml`, filename);
}
