/** A file that is named on the command line: a folder in its place is told by its path, as reading one is not. */
import { stat } from 'node:fs/promises';
import { CommandFailure } from './outcome.ts';

/** Its size, bytes; 0 for a pipe. Throws for a folder, and for what is not there. */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path);
  if (found.isDirectory()) throw new CommandFailure(`${path} is a folder: name a file.`);
  return found.size;
}
