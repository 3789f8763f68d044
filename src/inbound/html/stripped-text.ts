/** The words of HTML without its tags, roughly: for what is too long or too deep to be treated with care. */
import { rawTags } from './raw-tags.ts';

const UNREAD = new Set(['script', 'style', 'title']);
const BREAKS = new Set(
  'address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(' '),
);

export function strippedText(html: string): string {
  const kept: string[] = [];
  let from = 0;
  let unread = '';
  for (const { name, closing, from: start, to } of rawTags(html)) {
    if (unread === '') kept.push(html.slice(from, start).replace(/\s+/g, ' '), BREAKS.has(name) ? '\n' : '');
    if (closing && name === unread) unread = '';
    else if (!closing && unread === '' && UNREAD.has(name)) unread = name;
    from = to;
  }
  if (unread === '') kept.push(html.slice(from));
  return withoutEntities(kept.join(''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));?/gi,
    (entity, decimal, hex, name) => {
      if (name) return NAMED[String(name).toLowerCase()] ?? entity;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
