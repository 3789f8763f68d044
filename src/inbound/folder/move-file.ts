/** Moves a file and never overwrites another: what has its name already keeps it. */
import { constants, copyFile, link, mkdir, stat, unlink } from 'node:fs/promises';
import { dirname, extname } from 'node:path';

/** More files of one name than this are no accident. */
const NAMES = 10_000;

/** Moves `from` to `to`, or to a numbered name beside it. The folder is made. Throws what the disk has to say. */
export async function moveFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  for (let number = 1; number <= NAMES; number += 1) {
    const target = number === 1 ? to : numbered(to, number);
    if (await place(from, target)) return unlink(from);
  }
  throw new Error(`there are too many files like ${to}`);
}

/** False when another file has that name. The new name comes first: a crash between the two leaves both. */
async function place(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to).catch((error) => {
      if (!NO_LINKS.includes(error.code)) throw error;
      return copyFile(from, to, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return isSameFile(from, to);
  }
}

/** On another disk, or one without links such as FAT. */
const NO_LINKS = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** What a crash left under both names. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })]);
  return a.ino === b.ino && a.dev === b.dev;
}

function numbered(path: string, number: number): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-${number}${extension}`;
}
