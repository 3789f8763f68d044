/** What a command writes to stdout: lines, no faster than whoever reads them. */
import { once } from 'node:events';

/** Writes a line, and waits when the reader is slower than we are. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

/** One line of JSON. DEL and the C1 controls, which JSON leaves as they are and terminals obey, are escaped too. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}

/** Text of a mail for a terminal, on one line: nothing in it can move the cursor, change colours or turn the writing. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
