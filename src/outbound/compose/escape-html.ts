/** Plain text as HTML, escaped, with its line breaks, its indents and its links. */

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Web addresses become links that say where they go; nothing else does. */
export function linkedHtml(text: string): string {
  const pieces = text.split(WEB_ADDRESS);
  // Split by one group: every other piece is an address.
  const html = pieces.map((piece, index) => (index % 2 === 1 ? linkOf(piece) : escapeHtml(piece))).join('');
  return html.replaceAll('\n', '<br>\n').replace(/(?<=^|\n) +/g, (spaces) => '&nbsp;'.repeat(spaces.length));
}

/** Ends before what usually belongs to the sentence around it. */
const WEB_ADDRESS = /(\bhttps?:\/\/[^\s<>"'«»{}|\\^`]{1,2000}[^\s<>"'«»{}|\\^`.,;:!?)\]])/gi;

function linkOf(url: string): string {
  const href = escapeHtml(url);
  return `<a href="${href}">${href}</a>`;
}
