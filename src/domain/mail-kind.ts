/** What sort of mail it is: a person's, or one of the ways in which machines write. */

export const MAIL_KINDS = [
  'human',
  'auto-reply',
  'bounce',
  'delivery-report',
  'feedback-report',
  'challenge',
  'bulk',
  'own',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What a bounce says of each recipient (RFC 3464). */
export type BouncedRecipient = {
  readonly address: string;
  /** Enhanced status code such as 5.1.1 (RFC 3463); null when the mail states none. */
  readonly status: string | null;
  readonly action: string | null;
  readonly reason: string | null;
};
export type Bounce = { readonly recipients: readonly BouncedRecipient[] };
