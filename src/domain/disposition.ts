/** What became of a received email: exactly one of these, `pending` until it is known. */

export const DISPOSITIONS = ['pending', 'opened', 'appended', 'ignored', 'held', 'oversize', 'failed'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Dispositions after which the mail on the server may be flagged, moved or deleted; the others stay where they are. */
export const SETTLED: readonly Disposition[] = ['opened', 'appended', 'ignored'];
