/** The files that were in a winmail.dat, as files of the mail. */
import { extensionFor, safeFileName } from '../../domain/file-names.ts';
import type { AttachmentFace } from '../mime/attachments.ts';
import { emlOf } from './tnef/eml.ts';
import type { TnefFile, TnefMail } from './tnef/read-tnef.ts';

export type UnpackedFile = {
  /** @param number its place among the files of the mail, from 1; a nameless file is called by it */
  readonly face: (number: number) => AttachmentFace;
  /** Piece by piece, from the beginning each time. */
  readonly content: () => Iterable<Uint8Array>;
};

export function winmailFiles({ files }: TnefMail): UnpackedFile[] {
  return files.map((file) => ({
    face: (number) => faceOf(file, number),
    content: () => ('mail' in file.content ? emlOf(file.content.mail) : [file.content.bytes]),
  }));
}

function faceOf({ name, type, contentId, isInline, content }: TnefFile, number: number): AttachmentFace {
  const written = 'mail' in content ? (name ?? content.mail.subject) : name;
  const contentType = 'mail' in content ? 'message/rfc822' : typeOf(type, written ?? '');
  const extension = extensionFor(contentType);
  return {
    filename: safeFileName(written, `attachment-${number}${extension === '' ? '' : `.${extension}`}`),
    contentType,
    disposition: isInline ? 'inline' : 'attachment',
    contentId: (contentId ?? '').slice(0, 998).replace(/[<>\s]/g, '') || null,
  };
}

/** Outlook seldom says it; what browsers show in place must be known by its name. */
const BY_EXTENSION: ReadonlyMap<string, string> = new Map(
  Object.entries({ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', pdf: 'application/pdf' }),
);

function typeOf(written: string | null, name: string): string {
  const type = (written ?? '').toLowerCase().split(';', 1)[0]?.trim() ?? '';
  if (/^[!-.0-9;-~]{1,100}\/[!-.0-9;-~]{1,100}$/.test(type)) return type;
  return BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream';
}
