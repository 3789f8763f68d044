/** Outlook and webmails write each line as a paragraph, and say in a stylesheet that there is no space between them. */

/** Stylesheets come first, and these rules are among the first in them. */
const LOOKED_AT = 60_000;
const ALL = /(?:^|[\s,};>])p\s*\{[^{}]{0,200}margin(?:-top|-bottom)?\s*:\s*0/i;
const OF_WORD = /p\.MsoNormal[^{}]{0,200}\{[^{}]{0,200}margin(?:-top|-bottom)?\s*:\s*0/i;

/** Tells of a paragraph, by its class, whether it stands close to the next. */
export function tightParagraphs(html: string): (className: string | undefined) => boolean {
  const start = html.slice(0, LOOKED_AT);
  const isStyled = start.includes('{');
  if (isStyled && ALL.test(start)) return () => true;
  if (isStyled && OF_WORD.test(start)) return (className) => /^Mso(?:Normal|PlainText)/i.test(className ?? '');
  return () => false;
}
