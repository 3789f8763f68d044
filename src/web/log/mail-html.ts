/** Safe HTML of a mail made ready for a page: images in their place, quotations and signatures folded. */

export type InlineImage = { readonly id: number; readonly contentId: string };

export type MailHtmlOptions = {
  /** Parts of this mail that may be shown as images, by Content-ID. */
  readonly images: readonly InlineImage[];
  /** The reader has asked for images from elsewhere, which tell their sender that the mail is being read. */
  readonly showsRemote: boolean;
  /** What the fold of a quotation is called, in the reader's language. */
  readonly quotation: string;
};

export type MailHtml = {
  readonly html: string;
  /** How many images wait until the reader asks for them. */
  readonly remoteImages: number;
  /** How many quotations are marked as such. */
  readonly quotations: number;
  /** True when it sets colours, which go together and are meant for white paper. */
  readonly isColoured: boolean;
};

const COLOURS = / (?:bg)?color="|[";](?:background-)?color:/;

/**
 * @param html as `sanitise` made it when the mail came: well-formed, and no `<` or `>` in it but those of tags.
 * What is put into it here is escaped.
 */
export function mailHtml(html: string, options: MailHtmlOptions): MailHtml {
  let remoteImages = 0;
  const urls = new Map(options.images.map(({ id, contentId }) => [contentId, `/files/${id}/image`]));
  const withImages = html.replace(/<img [^>]*>/g, (tag) => {
    if (tag.includes(' data-remote-src="')) remoteImages += 1;
    return options.showsRemote ? remote(placed(tag, urls)) : placed(tag, urls);
  });
  const folded = foldQuotations(withImages, options.quotation);
  return { ...folded, remoteImages, isColoured: COLOURS.test(html) };
}

/** A part of the mail gets its address with us; one that is not there any more, or was refused, leaves its words. */
function placed(tag: string, urls: ReadonlyMap<string, string>): string {
  return tag.replace(/ src="cid:([^"]*)"/, (_, encoded: string) => {
    const url = urls.get(contentIdOf(encoded));
    return url === undefined ? '' : ` src="${url}"`;
  });
}

function contentIdOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Of our own making: no attribute of that name comes with a mail. */
const ASKED_FOR = ' referrerpolicy="no-referrer"';

/** Loaded by the reader's browser, which tells nobody which page it is on (F4). */
function remote(tag: string): string {
  return tag.replace(/ data-remote-src="([^"]*)"/, ` src="$1"${ASKED_FOR} loading="lazy"`);
}

/** What is quoted or signature is folded, unless nothing would be left (F2); what stands between stays in sight. */
function foldQuotations(html: string, words: string): { html: string; quotations: number } {
  const folds = together(html, foldsOf(html));
  let shown = '';
  let at = 0;
  for (const { from, to } of folds) {
    shown += html.slice(at, from);
    at = to;
  }
  const isAll = !/[^\s\u00a0]/.test(
    `${shown}${html.slice(at)}`.replace(/<img [^>]*>/g, 'image').replace(/<[^>]*>/g, ''),
  );
  if (isAll) return { html, quotations: 0 };
  const summary = `<summary>${escaped(words)}</summary>`;
  const pieces = folds.map(({ from, to }, index) => {
    const before = html.slice(folds[index - 1]?.to ?? 0, from);
    const part = html.slice(from, to);
    // Whoever asks for images wants to see them, in a signature too.
    const opened = part.includes(ASKED_FOR) ? ' open' : '';
    return `${before}<details class="fold"${opened}>${summary}${part}</details>`;
  });
  const quotations = folds.filter(({ isQuotation }) => isQuotation).length;
  return { html: pieces.join('') + html.slice(at), quotations };
}

type Fold = { readonly from: number; readonly to: number; readonly isQuotation: boolean };

/**
 * The parts that were told apart when the mail came; of older entries, blockquotes that a mail client marked, and that
 * stand in no other blockquote.
 */
function foldsOf(html: string): Fold[] {
  const isTold = html.includes('<div data-part="');
  const tags = isTold ? /<(\/?)div\b[^>]*>/g : /<(\/?)blockquote\b[^>]*>/g;
  const mark = isTold ? ' data-part="' : ' type="cite"';
  const folds: Fold[] = [];
  const open: boolean[] = [];
  let from = -1;
  let isQuotation = true;
  for (const { 0: tag, 1: closing, index } of html.matchAll(tags)) {
    if (!closing) {
      const begins = from < 0 && tag.includes(mark) && (isTold || open.length === 0);
      if (begins) [from, isQuotation] = [index, !tag.includes('"signature"')];
      open.push(begins);
    } else if (open.pop()) {
      folds.push({ from, to: index + tag.length, isQuotation });
      from = -1;
    }
  }
  return folds;
}

/** A signature and the quotation right behind it are one fold. */
function together(html: string, folds: readonly Fold[]): Fold[] {
  const joined: Fold[] = [];
  for (const fold of folds) {
    const last = joined.at(-1);
    const between = last ? html.slice(last.to, fold.from) : 'words';
    if (!last || !/^(?:\s|<br \/>)*$/.test(between)) joined.push(fold);
    else joined[joined.length - 1] = { ...fold, from: last.from, isQuotation: last.isQuotation || fold.isQuotation };
  }
  return joined;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
