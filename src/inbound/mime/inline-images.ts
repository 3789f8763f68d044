/** Tells the images that belong to the text from files: those shown in place, and those not worth listing. */
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';

/** Below this an image shown in the text is a logo or an icon, bytes. */
const TINY = 5 * 1024;

/** Above this an image that nothing shows is a photograph: some telephones send theirs so, bytes. */
const LARGE = 256 * 1024;

/**
 * Folds away what is not worth listing as a file: an image sent for the HTML that the HTML does not show, and the
 * tiny ones that it does. Without HTML nothing is folded: there is no other place to see them.
 *
 * @param shown Content-IDs that the HTML shows; null without HTML
 */
export function foldImages(
  attachments: readonly ParsedAttachment[],
  shown: ReadonlySet<string> | null,
): ParsedAttachment[] {
  if (shown === null) return [...attachments];
  return attachments.map((attachment) => ({
    ...attachment,
    folded: attachment.folded || isWorthless(attachment, shown),
  }));
}

function isWorthless({ contentId, contentType, disposition, size }: ParsedAttachment, shown: ReadonlySet<string>) {
  if (contentId === null || !contentType.startsWith('image/')) return false;
  return shown.has(contentId) ? size < TINY : disposition === 'inline' && size < LARGE;
}

/** How many of the files are shown in the text, and how many are listed below it. */
export function countFiles(attachments: readonly ParsedAttachment[], shown: ReadonlySet<string> | null) {
  const images = attachments.filter(({ contentId }) => contentId !== null && shown?.has(contentId)).length;
  const files = attachments.filter(
    ({ contentId, folded }) => !folded && !(contentId !== null && shown?.has(contentId)),
  ).length;
  return { images, files };
}
