/** The steps of testing a folder of files: it can be read, and written to where mail is filed away. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { After } from '../../domain/mailbox-settings.ts';
import { type MailboxStep, takeSteps } from '../mailbox-step.ts';
import { SourceFault } from '../source-fault.ts';
import { refuseOwnFolder } from './file-away.ts';
import { foldersOf, listFiles } from './files.ts';

export function folderSteps(path: string, after: After): Promise<MailboxStep[]> {
  return takeSteps([
    ['folder', () => listFiles(path)],
    ['after', () => testAfter(path, after)],
  ]);
}

/** Mail that is moved or deleted leaves its folder; of a plain file only a Maildir's can be flagged. */
async function testAfter(path: string, after: After): Promise<string | null> {
  if (after.act === 'keep') return null;
  const { folders, isMaildir } = await foldersOf(path);
  if (after.act === 'flag' && !isMaildir) return 'plain files have no place for a flag: they stay as they are';
  for (const folder of folders) await refuseUnwritable(folder);
  return after.act === 'move' ? testTarget(path, after.folder) : null;
}

async function testTarget(path: string, folder: string): Promise<string | null> {
  await refuseOwnFolder(path, folder);
  const target = join(path, folder);
  const found = await stat(target).catch(() => null);
  if (!found) return `${target} is not there yet: the first mail that is moved makes it`;
  if (!found.isDirectory()) throw new SourceFault('folder', `${target} is no folder`);
  await refuseUnwritable(target);
  return null;
}

async function refuseUnwritable(folder: string): Promise<void> {
  await access(folder, constants.W_OK | constants.X_OK).catch((cause) => {
    throw new SourceFault('folder', `the folder ${folder} can't be written to (${cause.code})`, { cause });
  });
}
