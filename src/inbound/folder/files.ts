/** The mails of a folder of .eml files or of a Maildir, listed, and found again where they were renamed. */
import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceFault } from '../source-fault.ts';

export type MailFile = {
  /** Where it was when the folder was listed; a mail client may rename it at any time. */
  path: string;
  /** Its name without a Maildir's flags. */
  readonly name: string;
  /** What the ledger knows it by. */
  readonly key: string;
  readonly size: number;
  /** Ms. */
  readonly modifiedAt: number;
  /** When it came into the folder, at the latest, ms. */
  readonly arrivedAt: number;
  readonly isInMaildir: boolean;
};

/** Oldest first. Names that begin with a dot and Maildir's tmp/ are files that someone is still writing. */
export async function listFiles(root: string): Promise<MailFile[]> {
  const { folders, isMaildir } = await foldersOf(root);
  const files = await Promise.all(folders.map((folder) => filesIn(folder, isMaildir)));
  return files.flat().sort((a, b) => a.modifiedAt - b.modifiedAt || (a.key < b.key ? -1 : 1));
}

/** Where a file of that name is now. */
export type Find = (name: string) => Promise<string | undefined>;

/** Whoever marks a mail of a Maildir as read renames it, often from new/ to cur/. The folder is listed once, if at all. */
export function finder(root: string): Find {
  let paths: Promise<ReadonlyMap<string, string>> | null = null;
  return async (name) => {
    paths ??= pathsByName(root);
    return (await paths).get(name);
  };
}

async function pathsByName(root: string): Promise<ReadonlyMap<string, string>> {
  const { folders, isMaildir } = await foldersOf(root);
  const lists = await Promise.all(folders.map((folder) => namesIn(folder, isMaildir)));
  return new Map(lists.flatMap((names, at) => names.map((name) => [bare(name), join(folders[at] ?? root, name)])));
}

/** Where its mails are. */
export async function foldersOf(root: string): Promise<{ folders: string[]; isMaildir: boolean }> {
  const names = (await entriesOf(root)).map(({ name }) => name);
  const isMaildir = names.includes('cur') && names.includes('new');
  return { folders: isMaildir ? [join(root, 'new'), join(root, 'cur')] : [root], isMaildir };
}

async function namesIn(folder: string, isMaildir: boolean): Promise<string[]> {
  return (await entriesOf(folder))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => isMaildir || name.toLowerCase().endsWith('.eml'));
}

function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new SourceFault('folder', `the folder ${folder} can't be read (${cause.code})`, { cause });
  });
}

async function filesIn(folder: string, isInMaildir: boolean): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for (const name of await namesIn(folder, isInMaildir)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found) files.push(fileOf(path, name, found, isInMaildir));
  }
  return files;
}

function fileOf(path: string, name: string, { size, mtimeMs, ctimeMs }: Stats, isInMaildir: boolean): MailFile {
  const arrivedAt = Math.max(mtimeMs, isInMaildir ? deliveredAt(name) : ctimeMs);
  // Other bytes under an old name are another mail.
  const key = `${bare(name)}|${size}|${Math.floor(mtimeMs)}`;
  return { path, name: bare(name), key, size, modifiedAt: mtimeMs, arrivedAt, isInMaildir };
}

/** The name of a file that the ledger knows by this key. */
export const nameOf = (key: string) => key.split('|').slice(0, -2).join('|');

/** A Maildir's flags (after ":2,") change while the mail stays the same. */
const bare = (name: string) => name.replace(/:2,[A-Za-z]*$/, '');

/**
 * The names of a Maildir begin with the second of delivery. A mail that is moved in keeps its old time, hence more than
 * that time is looked at; but a Maildir's mails are renamed when a colleague opens them, which the ctime counts as new.
 */
const deliveredAt = (name: string) => Number(/^\d{9,11}(?=\.)/.exec(name)?.[0] ?? 0) * 1000;
