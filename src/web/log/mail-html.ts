/** Safe HTML of a mail made ready for a page: images in their place, quotations folded. */

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
};

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
  return { html: folded.html, remoteImages, quotations: folded.quotations };
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

/** Loaded by the reader's browser, which tells nobody which page it is on (F4). */
function remote(tag: string): string {
  return tag.replace(/ data-remote-src="([^"]*)"/, ' src="$1" referrerpolicy="no-referrer" loading="lazy"');
}

/** Outermost quotations are folded, unless nothing would be left (F2); what stands between them stays in sight. */
function foldQuotations(html: string, words: string): { html: string; quotations: number } {
  const quotations = quotationsOf(html);
  let shown = '';
  let at = 0;
  for (const { from, to } of quotations) {
    shown += html.slice(at, from);
    at = to;
  }
  const isAll = !/[^\s\u00a0]/.test(
    `${shown}${html.slice(at)}`.replace(/<img [^>]*>/g, 'image').replace(/<[^>]*>/g, ''),
  );
  if (isAll) return { html, quotations: 0 };
  const summary = `<details class="fold"><summary>${escaped(words)}</summary>`;
  const pieces = quotations.map(({ from, to }, index) => {
    const before = html.slice(quotations[index - 1]?.to ?? 0, from);
    return `${before}${summary}${html.slice(from, to)}</details>`;
  });
  return { html: pieces.join('') + html.slice(at), quotations: quotations.length };
}

type Range = { readonly from: number; readonly to: number };

/** Blockquotes that a mail client marked as quotations, and that stand in no other blockquote. */
function quotationsOf(html: string): Range[] {
  const ranges: Range[] = [];
  let depth = 0;
  let from = -1;
  for (const { 0: tag, 1: closing, index } of html.matchAll(/<(\/?)blockquote\b[^>]*>/g)) {
    depth += closing ? -1 : 1;
    if (!closing && depth === 1) from = tag.includes(' type="cite"') ? index : -1;
    if (closing && depth === 0 && from >= 0) ranges.push({ from, to: index + tag.length });
  }
  return ranges;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
