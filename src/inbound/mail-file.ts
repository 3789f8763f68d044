/** A glance at a file of mail: how large it is, whether it is an mbox, when its mail was written. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { mailDate } from './mime/mail-date.ts';

/** `date` is that of the mail, of an mbox that of its first one; ms. */
export type MailFile = {
  readonly path: string;
  readonly size: number;
  readonly isMbox: boolean;
  readonly date: number;
};

/** Bytes in which the Date header is looked for: hosts that relay a mail put a few kilobytes in front of it. */
const GLANCE = 16 * 1024;

/** Throws for what is no regular file, without waiting for a pipe's writer, and for what can't be opened. */
export function glanceAt(path: string): MailFile {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error('it is no file');
    const buffer = Buffer.allocUnsafe(GLANCE);
    const start = buffer.toString('latin1', 0, readSync(file, buffer, 0, GLANCE, 0));
    const date = mailDate(dateHeader(start)) ?? found.mtimeMs;
    return { path, size: found.size, isMbox: start.startsWith('From '), date };
  } finally {
    closeSync(file);
  }
}

function dateHeader(start: string): string | null {
  const [headers = ''] = start.split(/\r?\n\r?\n/, 1);
  const [, value] = /^date[ \t]*:((?:.*)(?:\r?\n[ \t].*)?)/im.exec(headers) ?? [];
  return value?.trim() ?? null;
}
