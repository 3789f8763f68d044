/** What staff write on a ticket's page, checked and made an entry. */
import { refusalOf } from '../domain/refusals.ts';
import { asAttachment, type WrittenFile } from '../domain/written-file.ts';
import { writtenText } from '../domain/written-text.ts';
import { DeskRefusal } from './refusal.ts';

export const LONGEST_TEXT = 100_000;

export type Written = {
  readonly text: string;
  /** Their bytes are blobs already. */
  readonly files?: readonly WrittenFile[];
};

/** Throws a DeskRefusal for what says nothing, or too much, and for files that no mail could bring either. */
export function writtenEntry(written: Written, authorId: number, visibility: 'public' | 'private') {
  const text = writtenText(written.text);
  const files = (written.files ?? []).map(asAttachment);
  if (text.length > LONGEST_TEXT || (text === '' && files.length === 0)) throw new DeskRefusal('bad-choice', 'text');
  if (files.some((file, place) => refusalOf(file, place) !== null)) throw new DeskRefusal('bad-choice', 'files');
  const segments = text === '' ? [] : [{ kind: 'new' as const, from: 0, to: text.length }];
  return { entry: { ...BY_WEB, authorId, visibility, text, segments, html: null }, files };
}

const BY_WEB = {
  via: 'web' as const,
  authorAddress: null,
  onBehalfOf: null,
  sentAt: null,
  isFolded: false,
  messageId: null,
  trust: null,
  receivedEmailId: null,
};
