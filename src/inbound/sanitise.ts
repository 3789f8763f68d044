/** Makes HTML from a mail safe to show: an allow-list of elements and attributes, nothing that runs, nothing fetched unasked. */
import sanitizeHtml from 'sanitize-html';
import { bodyStyle, safeAttributes } from './html/attributes.ts';
import { flattened } from './html/nesting.ts';
import { strippedText } from './html/stripped-text.ts';
import { tightParagraphs } from './html/tight-paragraphs.ts';
import { DEFAULT_PARSE_LIMITS, type ParseLimits } from './mime/parse-limits.ts';

export type SafeHtml = {
  /** '' when nothing was left. */
  readonly html: string;
  /** Content-IDs of the images shown within it. */
  readonly contentIds: ReadonlySet<string>;
  /** Images that wait in `data-remote-src` until the reader asks for them. */
  readonly remoteImages: number;
  /** True when length or nesting was beyond measure, and something of it was left out. */
  readonly cut: boolean;
  /** Words behind the length that was made safe; '' when there are none. */
  readonly rest: string;
};

/** Nested deeper than the limit: told by the parser itself, so no trick of markup hides it. */
class TooDeep extends Error {}

/** Anything at all goes in; it takes time in proportion to its length, and throws nothing. */
export function sanitise(
  html: string,
  limits: Pick<ParseLimits, 'htmlLength' | 'htmlDepth'> = DEFAULT_PARSE_LIMITS,
): SafeHtml {
  const whole = html.length <= limits.htmlLength;
  const start = whole ? html : html.slice(0, limits.htmlLength);
  const rest = whole ? '' : strippedText(html.slice(limits.htmlLength));
  try {
    return { ...cleaned(start, limits.htmlDepth), cut: !whole, rest };
  } catch {
    return { ...flat(start, limits.htmlDepth), cut: true, rest };
  }
}

/** Flattened, or as words alone when even that is not to be had. */
function flat(html: string, depth: number): Omit<SafeHtml, 'cut' | 'rest'> {
  try {
    return cleaned(flattened(html, depth - 10), depth);
  } catch {
    const text = strippedText(html).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return { html: `<div>${text.replaceAll('\n', '<br />')}</div>`, contentIds: new Set(), remoteImages: 0 };
  }
}

function cleaned(html: string, deepest: number): Omit<SafeHtml, 'cut' | 'rest'> {
  const contentIds = new Set<string>();
  let remoteImages = 0;
  let depth = 0;
  const isTight = tightParagraphs(html);
  const safe = sanitizeHtml(html, {
    ...RULES,
    onOpenTag: () => {
      depth += 1;
      if (depth > deepest) throw new TooDeep();
    },
    onCloseTag: () => {
      depth -= 1;
    },
    transformTags: {
      '*': (tagName, attribs) => {
        if (tagName === 'body') return body(attribs);
        if (!ALLOWED.has(tagName)) return { tagName, attribs: {} };
        const isTightHere = tagName === 'p' && isTight(attribs.class);
        const given = isTightHere ? { ...attribs, style: `margin:0;${attribs.style ?? ''}` } : attribs;
        const safer = safeAttributes(tagName, given);
        if (safer.contentId !== undefined) contentIds.add(safer.contentId);
        if (safer.attribs['data-remote-src'] !== undefined) remoteImages += 1;
        return { tagName, attribs: safer.attribs };
      },
    },
  });
  return { html: safe.trim(), contentIds, remoteImages };
}

/** Its colours are kept, and it is not: a page has a body of its own. */
function body(given: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const style = bodyStyle(given);
  return style === '' ? { tagName: 'body', attribs: {} } : { tagName: 'div', attribs: { style } };
}

/** The most frequent first: the library looks through them for every element. */
const TAGS = `p span div br td a tr table tbody b font img strong li ul blockquote i u em h1 h2 h3 center th ol pre hr
  abbr address article aside bdi bdo big caption cite code col colgroup dd del dfn dl dt figcaption figure footer h4 h5
  h6 header ins kbd main mark q s samp section small strike sub sup tfoot thead time tt var wbr`.split(/\s+/);
const ALLOWED = new Set(TAGS);

const RULES: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  // What `safeAttributes` gives is all there is, and it asks no more of this library than to escape it.
  allowedAttributes: false,
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'cid', 'data'],
  parseStyleAttributes: false,
  disallowedTagsMode: 'discard',
  // Their content is not words, or none that are shown; `xmp`, `noembed` and the like are read as raw text by browsers
  // and as markup by parsers.
  nonTextTags: `script style title textarea option select xmp noscript noembed noframes template iframe plaintext desc
    metadata defs symbol annotation annotation-xml`.split(/\s+/),
  nonBooleanAttributes: [],
};
