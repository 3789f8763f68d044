/** Looks headers up in a parsed mail. */
import type { ParsedEmail } from './parsed-email.ts';

type Headers = Pick<ParsedEmail, 'headers'>;

/** Every value of a header (lower-case name), top first. */
export function headerValues(email: Headers, name: string): string[] {
  return email.headers.filter((line) => line.name === name).map((line) => line.value);
}

/** The topmost value, trimmed; null without the header. */
export function headerValue(email: Headers, name: string): string | null {
  return email.headers.find((line) => line.name === name)?.value.trim() ?? null;
}

export function hasHeader(email: Headers, ...names: readonly string[]): boolean {
  return email.headers.some((line) => names.includes(line.name));
}

/** A value's first word in lower case, without the parameters and comments around it: RFC 3834, 5. */
export function keywordOf(value: string): string {
  const text = value.trim();
  const start = text.startsWith('(') ? text.indexOf(')') + 1 : 0;
  return (
    text
      .slice(start)
      .trim()
      .split(/[\s;(]/, 1)[0] ?? ''
  ).toLowerCase();
}
