/** Which attributes an allowed element keeps, and in what form. */
import { isQuotation, markOf } from './marks.ts';
import { safeStyle } from './style.ts';
import { imageSource, safeLink } from './urls.ts';

type Attributes = Record<string, string>;
export type SafeAttributes = {
  readonly attribs: Attributes;
  /** Of the part of the mail that the image shows. */
  readonly contentId?: string;
};

const SIZE = /^\d{1,4}(?:\.\d{1,2})?%?$/;
const WORD = /^[a-z-]{1,20}$/i;
const COLOUR = /^(?:#?[0-9a-f]{3,8}|[a-z]{3,24})$/i;
const NUMBER = /^-?\d{1,4}$/;
const TEXT = /^.{0,1000}$/s;

/** Attributes that any element may keep. Never id, class or name: they would clobber or dress up as the page's own. */
const ANYWHERE: Readonly<Record<string, RegExp>> = {
  align: WORD,
  bgcolor: COLOUR,
  dir: /^(?:ltr|rtl|auto)$/i,
  height: SIZE,
  lang: /^[a-z0-9-]{1,35}$/i,
  title: TEXT,
  valign: WORD,
  width: SIZE,
};

const OF_ELEMENT: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  col: { span: NUMBER },
  colgroup: { span: NUMBER },
  font: { color: COLOUR, face: /^[a-z0-9 ,'"_-]{1,200}$/i, size: /^[+-]?\d$/ },
  img: { alt: TEXT },
  li: { value: NUMBER, type: /^[a1i]$|^(?:disc|circle|square)$/i },
  ol: { start: NUMBER, type: /^[a1i]$/i },
  table: { border: NUMBER, cellpadding: NUMBER, cellspacing: NUMBER },
  td: { colspan: NUMBER, rowspan: NUMBER, nowrap: /^(?:nowrap)?$/i },
  th: { colspan: NUMBER, rowspan: NUMBER, nowrap: /^(?:nowrap)?$/i, scope: WORD },
  ul: { type: /^(?:disc|circle|square)$/i },
};

/** What `body` may say of the whole mail, whose words may have been chosen to be read on its background. */
export function bodyStyle({ bgcolor, text, style = '' }: Attributes): string {
  const old = [bgcolor && `background-color:${bgcolor}`, text && `color:${text}`].filter(Boolean).join(';');
  return safeStyle(`${old};${style}`, 'body');
}

export function safeAttributes(element: string, given: Attributes): SafeAttributes {
  const attribs: Attributes = {};
  const own = OF_ELEMENT[element];
  for (const [name, value] of Object.entries(given)) {
    const pattern = own?.[name] ?? ANYWHERE[name];
    if (pattern?.test(value)) attribs[name] = value;
  }
  const style = given.style === undefined ? '' : safeStyle(given.style, element);
  if (style !== '') attribs.style = style;
  const mark = element === 'blockquote' ? null : markOf(element, given);
  if (mark !== null) attribs['data-mark'] = mark;
  if (element === 'a') return { attribs: { ...attribs, ...linkAttributes(given.href) } };
  if (element === 'img') return image(attribs, given.src);
  return element === 'blockquote' && isQuotation(given) ? { attribs: { ...attribs, type: 'cite' } } : { attribs };
}

/** The page that a link opens learns nothing of ours and gets no hold of our window. */
function linkAttributes(href: string | undefined): Attributes {
  const link = href === undefined ? null : safeLink(href);
  return link === null ? {} : { href: link, rel: 'noopener noreferrer nofollow', target: '_blank' };
}

/** A remote image tells its sender when and where it was looked at: it waits until the reader asks for it. */
function image(attribs: Attributes, src: string | undefined): SafeAttributes {
  const source = src === undefined ? null : imageSource(src);
  if (source?.kind === 'remote') return { attribs: { ...attribs, 'data-remote-src': source.url } };
  if (source?.kind === 'data') return { attribs: { ...attribs, src: source.url } };
  if (source?.kind !== 'part') return { attribs };
  return { attribs: { ...attribs, src: `cid:${encodeURIComponent(source.contentId)}` }, contentId: source.contentId };
}
