/** Moves, deletes or flags settled mail files; what can't be is told, and keeps no other from it. */
import { realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { After } from '../../domain/mailbox-settings.ts';
import type { FilingAway, Place } from '../mail-source.ts';
import { SourceFault } from '../source-fault.ts';
import { type Find, finder, type MailFile } from './files.ts';
import { moveFile } from './move-file.ts';

/** `fileOf` gives null for a file that is not there any more: nothing is left to do for it. */
export async function fileFilesAway(
  root: string,
  after: After,
  places: readonly Place[],
  fileOf: (place: Place) => MailFile | null,
): Promise<FilingAway> {
  if (after.act === 'move') await refuseOwnFolder(root, after.folder);
  const find = finder(root);
  const done: Place[] = [];
  let fault: SourceFault | null = null;
  for (const place of places) {
    try {
      const file = fileOf(place);
      if (file) await whereItIs(find, file, (path) => fileAway(root, after, file, path));
      done.push(place);
    } catch (error) {
      fault ??= faultOf(error as NodeJS.ErrnoException);
    }
  }
  return { done, fault };
}

/** There each mail would be found again, or written over. */
export async function refuseOwnFolder(root: string, folder: string): Promise<void> {
  const target = await resolved(join(root, folder));
  const own = await Promise.all(['.', 'new', 'cur', 'tmp'].map((name) => resolved(join(root, name))));
  if (own.includes(target)) throw new SourceFault('folder', `mail can't be moved to ${folder}: it is read from there`);
}

const resolved = (path: string) => realpath(path).catch(() => join(path, '.'));

/** A mail client may have renamed the file since it was listed, or removed it. */
async function whereItIs(find: Find, file: MailFile, act: (path: string) => Promise<void>): Promise<void> {
  const isGone = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return true;
  };
  if (!(await act(file.path).catch(isGone))) return;
  const path = await find(file.name);
  if (path !== undefined) await act(path).catch(isGone);
}

async function fileAway(root: string, after: After, file: MailFile, path: string): Promise<void> {
  if (after.act === 'delete') await rm(path);
  if (after.act === 'move') await moveFile(path, join(root, after.folder, basename(path)));
  if (after.act === 'flag' && file.isInMaildir) await markSeen(path);
}

/** Maildir's S flag, in cur/; a plain .eml has no place for a flag and stays as it is. */
async function markSeen(path: string): Promise<void> {
  const [name = '', flags = ''] = basename(path).split(':2,');
  if (flags.includes('S')) return;
  // In ASCII order: other programs compare names.
  const sorted = [...flags, 'S'].sort().join('');
  await moveFile(path, join(dirname(dirname(path)), 'cur', `${name}:2,${sorted}`));
}

function faultOf(error: NodeJS.ErrnoException): SourceFault {
  if (error instanceof SourceFault) return error;
  const what = error.path ? `${error.path} can't be filed away` : "a file can't be filed away";
  return new SourceFault('refused', `${what} (${error.code ?? error.message})`, { cause: error });
}
