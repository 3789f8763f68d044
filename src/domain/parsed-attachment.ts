/** A file that came with a mail, already stored or refused. */

/** Why a file was not kept: its type is blocked, it is too large, or there were too many. */
export type Refusal = 'type' | 'size' | 'count';

export type ParsedAttachment = {
  /** Decoded, cleaned of paths, control and bidi characters, cut to a sane length; never ''. */
  readonly filename: string;
  /** Lower case, without parameters. */
  readonly contentType: string;
  /** Decoded bytes. */
  readonly size: number;
  /** Of the decoded bytes, lower-case hex; it names the blob unless the file was refused. */
  readonly sha256: string;
  readonly disposition: 'attachment' | 'inline';
  /** Without angle brackets. */
  readonly contentId: string | null;
  readonly refused: Refusal | null;
  /** True for what is not worth listing as a file: an orphan cid part, a signature's logo. */
  readonly folded: boolean;
};
