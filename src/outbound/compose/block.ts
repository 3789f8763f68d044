/** Blocks: what a mail is made of, before it is written as text and as HTML. All that is in them is plain text. */

export type Block =
  /** A paragraph; its line breaks stay. */
  | { readonly kind: 'text'; readonly text: string; readonly isFaint?: boolean }
  /** Words of a person, as they wrote them. */
  | { readonly kind: 'words'; readonly text: string; readonly isInternal: boolean }
  /** Lines that belong together: what something is, and how it stands. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly isNumbered?: boolean }
  /** Where the mail leads: one link. */
  | { readonly kind: 'button'; readonly label: string; readonly url: string };

export type Item = {
  readonly text: string;
  readonly link?: Link;
  /** Numbered, within a list that is. */
  readonly items?: readonly string[];
};

export type Link = { readonly label: string; readonly url: string };
