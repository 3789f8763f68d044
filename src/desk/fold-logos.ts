/** Folds the logos of signatures away: small images within mails that the same person has sent before. */
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import { hashesRepeatedBy } from '../store/repeated-files.ts';
import type { Work } from './desk.ts';

/** Bytes; a larger image is more likely to be what the mail is about. */
const LARGEST_LOGO = 100 * 1024;
/** With the mail that is being filed it is the third. */
const MAILS_BEFORE = 2;

/** The files as they are to be kept; nothing is asked of the database unless there is an image that may be one. */
export async function foldLogos(
  { tx }: Work,
  authorId: number,
  files: readonly ParsedAttachment[],
): Promise<readonly ParsedAttachment[]> {
  const hashes = files.filter(mayBeLogo).map(({ sha256 }) => sha256);
  if (hashes.length === 0) return files;
  const repeated = await hashesRepeatedBy(tx, authorId, hashes, MAILS_BEFORE);
  return files.map((file) => (mayBeLogo(file) && repeated.has(file.sha256) ? { ...file, folded: true } : file));
}

/** Sent within the mail, not as a file of its own. */
function mayBeLogo({ contentType, contentId, disposition, size, refused, folded }: ParsedAttachment): boolean {
  const isWithin = contentId !== null || disposition === 'inline';
  return isWithin && !folded && refused === null && contentType.startsWith('image/') && size <= LARGEST_LOGO;
}
