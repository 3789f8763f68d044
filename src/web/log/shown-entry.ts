/** An entry of a ticket's log as a page shows it: words, formatting, files, how far its sender is to be believed. */
import { isFarFrom } from '../../domain/claimed-date.ts';
import type { LogEntryRow, LoggedFile } from '../../store/ticket-log.ts';
import type { Visit } from '../visit.ts';
import { isShownInPlace } from './inline-images.ts';
import { mailHtml } from './mail-html.ts';
import type { RemoteImages } from './remote-images.ts';
import { type TextRun, textRuns } from './text-runs.ts';

export type ShownEntry = {
  readonly id: number;
  readonly authorId: number;
  readonly author: string;
  readonly address: string | null;
  readonly onBehalfOf: string | null;
  /** Who passed it on: its author is only said to have written it. */
  readonly forwardedBy: string | null;
  readonly at: number;
  /** When its Date header says so, if that is off by more than a day: senders choose it (F6). */
  readonly claimedAt: number | null;
  readonly via: LogEntryRow['via'];
  readonly isNote: boolean;
  readonly isFolded: boolean;
  readonly trust: LogEntryRow['trust'];
  readonly notices: LogEntryRow['notices'];
  /** Ledger row of the mail that it came by. */
  readonly receivedEmailId: number | null;
  /** Safe HTML; null when the text says it better, or there is none. */
  readonly html: string | null;
  readonly runs: readonly TextRun[];
  /** Safe HTML beside the text: the mail as its sender formatted it. */
  readonly formatted: string | null;
  /** The HTML sets colours of its own. */
  readonly isColoured: boolean;
  readonly remoteImages: number;
  readonly showsRemote: boolean;
  /** Where those images are asked for. */
  readonly imagesLink: string;
  readonly files: readonly LoggedFile[];
  /** Files that are not worth listing: signature logos and the like. */
  readonly foldedFiles: readonly LoggedFile[];
};

export function shownEntry({ say }: Pick<Visit, 'say'>, entry: LogEntryRow, remote: RemoteImages): ShownEntry {
  const showsRemote = remote.shownOf === entry.id;
  const images = entry.attachments.filter(isShownInPlace);
  const made =
    entry.html === null ? null : mailHtml(entry.html, { images, showsRemote, quotation: say('entry.quotation') });
  // Where a client did not mark what it quotes, the text knows it: it is read folded, with the formatting one click away.
  const hidesQuotes = made !== null && made.quotations === 0 && entry.segments.some(({ kind }) => kind === 'quoted');
  const inPlace = new Set(
    made && images.filter(({ id }) => made.html.includes(`"/files/${id}/image"`)).map(({ id }) => id),
  );
  const listed = entry.attachments.filter(({ id }) => !inPlace.has(id));
  return {
    ...{
      id: entry.id,
      authorId: entry.author.id,
      author: entry.author.name,
      address: entry.authorAddress,
      onBehalfOf: entry.onBehalfOf,
      forwardedBy: entry.forwardedBy,
    },
    ...{ at: entry.at, via: entry.via, isFolded: entry.isFolded, trust: entry.trust },
    claimedAt: entry.sentAt !== null && isFarFrom(entry.sentAt, entry.at) ? entry.sentAt : null,
    isNote: entry.visibility === 'private',
    notices: entry.notices,
    receivedEmailId: entry.receivedEmailId,
    html: made && !hidesQuotes ? made.html : null,
    runs: textRuns(entry.text, entry.segments),
    formatted: made && hidesQuotes ? made.html : null,
    isColoured: made?.isColoured ?? false,
    remoteImages: made?.remoteImages ?? 0,
    showsRemote,
    imagesLink: remote.linkTo(entry.id),
    files: listed.filter(({ isFolded }) => !isFolded),
    foldedFiles: listed.filter(({ isFolded }) => isFolded),
  };
}
