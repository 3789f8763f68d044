/** Makes plain text of text/enriched (RFC 1896) and text/richtext (RFC 1341), the formatted text of programs before HTML. */

/** @param text line ends are \n */
export function plainOfEnriched(text: string, contentType: string): string {
  return contentType === 'text/richtext' ? plainOfRichtext(text) : plainOfModern(text);
}

/** One line end is a space, each further one a line end; commands are in angle brackets, and `<<` is one bracket. */
function plainOfModern(text: string): string {
  return text
    .replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)))
    .replace(/<<|<param>[^<]{0,1000}<\/param>|<\/?[a-z0-9-]{1,60}>/gi, (found) => (found === '<<' ? '<' : ''));
}

function plainOfRichtext(text: string): string {
  const meanings: Readonly<Record<string, string>> = { nl: '\n', np: '\n', paragraph: '\n\n', lt: '<' };
  return text.replace(/\n+/g, ' ').replace(/ ?<(\/?)([a-z0-9-]{1,40})> ?/gi, (found, closing: string, name: string) => {
    const meant = closing === '' ? meanings[name.toLowerCase()] : undefined;
    return meant ?? found.replace(/<[^>]*>/, '').replace(/^ {2}$/, ' ');
  });
}
