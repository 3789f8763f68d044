/** Finds the mail files of an import: named files, folders of .eml and .mbox, Maildirs, in a steady order. */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type MailFile = { readonly path: string; readonly size: number; readonly isMbox: boolean };

/** Throws an error with one sentence for a path that can't be read. */
export async function mailFiles(paths: readonly string[]): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => {
      throw new Error(`${path} can't be read: name a mail, a folder of mails, a Maildir or an mbox`);
    });
    if (found.isDirectory()) for (const inside of await filesBelow(path)) files.push(await describe(inside));
    else files.push(await describe(path));
  }
  return files;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isMaildir = entries.some((entry) => entry.name === 'cur') && entries.some((entry) => entry.name === 'new');
  const below: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // Maildir's tmp/ holds what someone is still writing; its folders' names begin with a dot.
    if (entry.isDirectory() && !(isMaildir && entry.name === 'tmp')) below.push(...(await filesBelow(path)));
    else if (entry.isFile() && isMail(entry.name, folder)) below.push(path);
  }
  return below;
}

function isMail(name: string, folder: string): boolean {
  if (/(^|\/)(cur|new)$/.test(folder)) return !name.startsWith('.');
  return /\.(eml|mbox|mbx)$/i.test(name);
}

async function describe(path: string): Promise<MailFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return { path, size, isMbox: buffer.subarray(0, bytesRead).toString('latin1') === 'From ' };
  } finally {
    await file.close();
  }
}
