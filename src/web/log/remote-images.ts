/** Images from elsewhere, shown of one entry when the reader asks for them: by our own link, which no mail can make. */
import { signToken, verifyToken } from '../../ground/signed-token.ts';
import type { Visit } from '../visit.ts';

export type RemoteImages = {
  /** The entry whose images were asked for. */
  readonly shownOf: number | null;
  /** Where the images of an entry are asked for. */
  readonly linkTo: (entryId: number) => string;
};

/** What `?images=` and `?before=` of a page with a log ask for. */
export type Asked = {
  /** Of the page; '' where it is the one that was asked for. */
  readonly path: string;
  readonly images: string;
  readonly before?: number | undefined;
};

/**
 * The link carries a token that is signed for this session: an address with an entry's number alone could stand in
 * the mail itself, and one click on it would tell its sender that it is being read.
 */
export function remoteImagesOf({ web, cookies }: Pick<Visit, 'web' | 'cookies'>, asked: Asked): RemoteImages {
  const purpose = `images:${cookies.tokenHash}`;
  const payload = verifyToken(web.keys, purpose, asked.images);
  return {
    shownOf: payload?.length === 4 ? Buffer.from(payload).readUInt32BE() : null,
    linkTo: (entryId) => {
      const before = asked.before === undefined ? '' : `before=${asked.before}&`;
      return `${asked.path}?${before}images=${signToken(web.keys, purpose, bytesOf(entryId))}#entry-${entryId}`;
    },
  };
}

function bytesOf(entryId: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(entryId);
  return bytes;
}
