/** The mails that paths on the command line stand for: files, folders to their depths, `-` for stdin. */
import { createWriteStream, statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sentencesOf } from './outcome.ts';

/** A mail by the path that people know it by, and the file that its bytes are in. */
export type MailToRead = {
  readonly path: string;
  readonly file: string;
  /** The file is gone as soon as the next mail is asked for. */
  readonly isFleeting?: true;
};

/** A path that leads to no mail, and why, in a sentence. */
export type MissingPath = { readonly path: string; readonly fault: string };

/** What is named is read whatever its name; folders in sorted order, without what describes mails (*.expect.json, *.md). */
export async function* mailsAt(paths: readonly string[]): AsyncGenerator<MailToRead | MissingPath> {
  for (const path of paths) yield* mailsAtPath(path);
}

async function* mailsAtPath(path: string): AsyncGenerator<MailToRead | MissingPath> {
  try {
    if (path === '-') yield* mailOnInput();
    else if (statSync(path).isDirectory()) yield* mailsInFolder(path);
    else yield { path, file: path };
  } catch (error) {
    yield { path, fault: sentencesOf(error).join(' ') };
  }
}

/** Whoever reads mails reads them from files, in threads of their own: stdin becomes one for a while. */
async function* mailOnInput(): AsyncGenerator<MailToRead> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-stdin-'));
  try {
    const file = join(folder, 'mail.eml');
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
    yield { path: '-', file, isFleeting: true };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* mailsInFolder(folder: string): AsyncGenerator<MailToRead | MissingPath> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* mailsAtPath(path);
    else if (isMail(entry.name) && (entry.isFile() || leadsToFile(path))) yield { path, file: path };
  }
}

function isMail(name: string): boolean {
  return !name.endsWith('.expect.json') && !name.endsWith('.md');
}

/** A link to a file is a mail; a link to a folder might go in circles, and a pipe might never end. */
function leadsToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
