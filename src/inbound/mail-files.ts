/** Finds the mail files of an import: named files, folders of .eml and .mbox, Maildirs; oldest mail first. */
import { type Dirent, existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { glanceAt, type MailFile } from './mail-file.ts';

/** Told, in a sentence, of a path that holds no mail or can't be read; the others go on. */
export type Trouble = (sentence: string) => void;

/** In the order of their dates, wherever they lie: an answer must not come before its question. */
export async function mailFiles(paths: readonly string[], trouble: Trouble): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for (const path of paths) {
    const before = files.length;
    for await (const found of pathsAt(path, trouble)) {
      const file = described(found, trouble);
      if (file) files.push(file);
    }
    if (files.length === before && isFolder(path)) trouble(`no mail found in ${path}.`);
  }
  return files.toSorted((one, other) => one.date - other.date);
}

async function* pathsAt(path: string, trouble: Trouble): AsyncGenerator<string> {
  if (isFolder(path)) yield* pathsBelow(path, trouble);
  else if (existsSync(path)) yield path;
  else trouble(`${path} can't be read: name a mail, a folder of mails, a Maildir or an mbox.`);
}

/** A file that holds nothing holds no mail: mail programs leave empty mboxes behind. */
function described(path: string, trouble: Trouble): MailFile | null {
  try {
    const file = glanceAt(path);
    return file.size > 0 ? file : null;
  } catch (error) {
    trouble(`${path} can't be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`);
    return null;
  }
}

async function* pathsBelow(folder: string, trouble: Trouble): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder, trouble)) {
    const path = join(folder, entry.name);
    // Maildir's tmp/ holds what someone is still writing.
    if (entry.isDirectory() && !(entry.name === 'tmp' && isMaildir(folder))) yield* pathsBelow(path, trouble);
    else if (isMail(entry.name, folder) && (entry.isFile() || leadsToFile(entry, path))) yield path;
  }
}

async function entriesOf(folder: string, trouble: Trouble): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    trouble(`${folder} can't be read: ${(error as NodeJS.ErrnoException).code}.`);
    return [];
  }
}

/** In cur/ and new/ of a Maildir files have names of any kind. */
function isMail(name: string, folder: string): boolean {
  const isInMaildir = /^(cur|new)$/.test(basename(resolve(folder))) && isMaildir(dirname(resolve(folder)));
  return isInMaildir ? !name.startsWith('.') : /\.(eml|mbox|mbx)$/i.test(name);
}

function isMaildir(folder: string): boolean {
  return isFolder(join(folder, 'cur')) && isFolder(join(folder, 'new'));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A link to a folder might go in circles. */
function leadsToFile(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
