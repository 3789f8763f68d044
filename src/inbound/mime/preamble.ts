/** Saves the text of a mail that says it has parts but has none that can be found: its boundary is missing or wrong. */

import { cleanText } from '../../domain/clean-text.ts';
import { finding } from '../../domain/finding.ts';
import type { PartsRead } from './read-parts.ts';
import { decodeUtf8OrWestern } from './utf8.ts';

/** @param preamble what stood where the parts should have been; its transfer encodings cannot be known */
export function withPreamble(read: PartsRead, preamble: Uint8Array): PartsRead {
  if (read.bodies.length > 0 || read.attachments.length > 0 || read.report) return read;
  const { text, charset } = decodeUtf8OrWestern(preamble);
  const content = cleanText(text);
  if (content.trim() === '') return read;
  return {
    ...read,
    bodies: [{ kind: 'text', content, alternative: null }],
    charsets: new Set([charset]),
    findings: [...read.findings, finding('parse', 'warn', 'damaged')],
  };
}
