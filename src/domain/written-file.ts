/** A file that somebody adds to what they write on a page: its bytes are a blob already. */
import type { ParsedAttachment } from './parsed-attachment.ts';

export type WrittenFile = Pick<ParsedAttachment, 'filename' | 'contentType' | 'size' | 'sha256'>;

/** As entries keep it. */
export function asAttachment({ filename, contentType, size, sha256 }: WrittenFile): ParsedAttachment {
  return {
    ...{ filename, contentType, size, sha256 },
    ...{ disposition: 'attachment', contentId: null, refused: null, folded: false },
  };
}
