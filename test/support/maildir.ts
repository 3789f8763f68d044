/** Mails put into a Maildir as a delivery agent does, so that Dovecot sees each of them whole and at once. */
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type Owner = { readonly uid: number; readonly gid: number } | null;

export type Delivery = {
  /** Default INBOX; a folder is made when it is not there. */
  readonly folder?: string;
  /** Maildir flags: S seen, F flagged, R answered, T deleted, D draft. */
  readonly flags?: string;
  /** A colleague has read it already: the same as the flag S. */
  readonly seen?: boolean;
};

let deliveries = 0;

/** Makes the three folders of a Maildir; safe to repeat. */
export async function makeMaildir(path: string, owner: Owner): Promise<void> {
  for (const folder of [path, ...['tmp', 'new', 'cur'].map((name) => join(path, name))]) {
    const made = await mkdir(folder, { recursive: true });
    if (made !== undefined && owner !== null) await chown(folder, owner.uid, owner.gid);
  }
}

/** Where a folder's mails lie within a Maildir++; the separator is `/`. */
export function folderPath(maildir: string, folder = 'INBOX'): string {
  return folder.toUpperCase() === 'INBOX' ? maildir : join(maildir, `.${folder.replaceAll('/', '.')}`);
}

/** Written under tmp/, then renamed into new/ or (with flags) cur/. Gives the file's name. */
export async function deliverTo(
  maildir: string,
  rawMail: string | Uint8Array,
  { folder, flags = '', seen = false }: Delivery,
  owner: Owner,
): Promise<string> {
  const path = folderPath(maildir, folder);
  await makeMaildir(path, owner);
  deliveries += 1;
  // The sequence is padded: Dovecot gives UIDs in the order of the names, which shall be the order of delivery.
  const sequence = String(deliveries).padStart(6, '0');
  const unique = `${Math.floor(Date.now() / 1000)}.M${sequence}P${process.pid}Q${sequence}.guichet`;
  const letters = [...new Set(flags + (seen ? 'S' : ''))].sort().join('');
  const file = await open(join(path, 'tmp', unique), 'wx');
  await file.writeFile(rawMail);
  if (owner !== null) await file.chown(owner.uid, owner.gid);
  await file.close();
  const name = letters === '' ? join('new', unique) : join('cur', `${unique}:2,${letters}`);
  await rename(join(path, 'tmp', unique), join(path, name));
  return name.slice(name.indexOf('/') + 1);
}

/** The names of a folder's mails, read or not. */
export async function mailsIn(maildir: string, folder = 'INBOX'): Promise<string[]> {
  const path = folderPath(maildir, folder);
  const lists = await Promise.all(['new', 'cur'].map((name) => readdir(join(path, name)).catch(() => [])));
  return lists.flat().sort();
}

/** Gives the folder another UIDVALIDITY, as a server restored from its backup does: all UIDs are dealt anew. */
export async function renewUidValidity(maildir: string, folder: string, owner: Owner): Promise<void> {
  const path = folderPath(maildir, folder);
  const list = join(path, 'dovecot-uidlist');
  const [header = ''] = (await readFile(list, 'utf8')).split('\n');
  const next = header.replace(/ V(\d+)/, (_, old) => ` V${Number(old) + 1}`).replace(/ N\d+/, ' N1');
  for (const name of await readdir(path)) {
    if (name.startsWith('dovecot.index')) await rm(join(path, name));
  }
  await writeFile(`${list}.renewed`, `${next}\n`);
  if (owner !== null) await chown(`${list}.renewed`, owner.uid, owner.gid);
  await rename(`${list}.renewed`, join(dirname(list), 'dovecot-uidlist'));
}
