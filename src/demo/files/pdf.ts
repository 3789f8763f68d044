/** Writes a PDF of one page (ISO 32000), so that sample mails have documents without the repository having any. */

/** A title over some lines. */
export function pdf(title: string, lines: readonly string[]): Buffer {
  const text = [`/F1 18 Tf 60 770 Td (${escaped(title)}) Tj /F1 11 Tf 0 -20 Td`];
  for (const line of lines) text.push(`0 -18 Td (${escaped(line)}) Tj`);
  const page = `BT ${text.join('\n')} ET`;
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

/** Objects one after the other, then the table that says at which byte each begins. */
function document(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + end, 'latin1');
}

/** Brackets mean something in it; WinAnsi, which Latin-1 is nearly, has the accents but no typographic apostrophe. */
function escaped(text: string): string {
  return text.replaceAll('’', "'").replace(/[\\()]/g, '\\$&');
}
