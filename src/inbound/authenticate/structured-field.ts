/** Splits a structured header at its semicolons, with comments taken out and quotes taken off (RFC 5322, 3.2). */

/**
 * Stands for what a quoted string hides from the grammar (white space, semicolon, equals sign). No domain or address
 * holds it, so nothing that was smuggled in quotes is ever equal to one.
 */
const HIDDEN = '\ufffd';

/** Linear in the value's length. */
export function structuredParts(value: string): string[] {
  const parts = [''];
  let at = 0;
  while (at < value.length) {
    const letter = value[at] as string;
    if (letter === ';') parts.push('');
    const [text, end] = letter === '(' ? commentAt(value, at) : letter === '"' ? quotedAt(value, at) : [letter, at + 1];
    if (letter !== ';') parts[parts.length - 1] += text;
    at = end;
  }
  return parts;
}

/** A comment counts as a space. They nest, and a backslash takes the next letter's meaning away. */
function commentAt(value: string, from: number): [string, number] {
  let depth = 0;
  for (let at = from; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === '(') depth += 1;
    else if (value[at] === ')') depth -= 1;
    if (depth === 0) return [' ', at + 1];
  }
  return [' ', value.length];
}

function quotedAt(value: string, from: number): [string, number] {
  let text = '';
  for (let at = from + 1; at < value.length; at += 1) {
    if (value[at] === '"') return [text, at + 1];
    if (value[at] === '\\') at += 1;
    text += (value[at] ?? '').replace(/[\s;=]/, HIDDEN);
  }
  return [text, value.length];
}
