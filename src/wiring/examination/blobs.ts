/** Examines the folder of blobs: it can be written to, or made, and its disk has room. */
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { type Check, well, wrong } from './check.ts';

/** Bytes: what a day of mail with attachments may take. */
const ROOM = 1024 ** 3;

export async function examineBlobs({ BLOB_URL: folder }: Config): Promise<Check[]> {
  const there = await nearestThere(resolve(folder));
  const isThere = there === resolve(folder);
  const fault = await faultOf(there);
  if (fault !== null)
    return [
      wrong(
        'blobs',
        `Blobs can't be kept in ${folder}: ${there} ${fault}.`,
        'Check BLOB_URL and the owner of the folder.',
      ),
    ];
  const words = isThere
    ? `Blobs can be written to ${folder}.`
    : `The first start makes the folder of blobs, ${folder}.`;
  return [well('blobs', words), await room(there)];
}

async function nearestThere(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found || dirname(path) === path ? path : nearestThere(dirname(path));
}

async function faultOf(path: string): Promise<string | null> {
  if (!(await stat(path)).isDirectory()) return 'is no folder';
  const fault = await access(path, constants.W_OK | constants.X_OK).catch((error: NodeJS.ErrnoException) => error);
  return fault ? `can't be written to (${fault.code})` : null;
}

async function room(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = `${((bavail * bsize) / ROOM).toFixed(1)} GB are free on the disk of the blobs`;
  return bavail * bsize >= ROOM
    ? well('disk', `${free}.`)
    : wrong('disk', `Only ${free}.`, 'Make room, or move the blobs to a larger disk.');
}
