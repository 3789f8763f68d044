/** Reads multiparts in which no part was found: their boundary is missing or wrong, or they were encoded as a whole. */
import { createHash } from 'node:crypto';
import { cleanText } from '../../domain/clean-text.ts';
import { finding } from '../../domain/finding.ts';
import { decodeText } from './charset.ts';
import type { MimeStream } from './mime-parts.ts';
import type { PartsRead } from './read-parts.ts';
import { partsInStray } from './structure/hidden-parts.ts';
import type { Stray } from './structure/strays.ts';

/** What programs write for readers without MIME; it says nothing where there is something else. */
const BOILERPLATE =
  /^\s*this is a (?:cryptographically signed |multi-?part |mime)[^\n]{0,100}(?:\n[^\n]{0,100}){0,3}\s*$/i;
const HTML = /^\s*<(?:!doctype|html|head|body|div|table|p|meta)\b/i;

/** With what stands in such multiparts as words; nothing else can be known of them. */
export function withStrays(read: PartsRead, mime: Pick<MimeStream, 'strays' | 'guessed'>): PartsRead {
  const damaged = finding('parse', 'warn', 'damaged');
  const alone = read.bodies.length + read.attachments.length === 0 && !read.report;
  const said = mime
    .strays()
    .filter((stray) => partsInStray(stray) === null)
    .flatMap((stray) => wordsOf(stray, alone) ?? []);
  if (said.length === 0) return mime.guessed() ? { ...read, findings: [...read.findings, damaged] } : read;
  return {
    ...read,
    bodies: [...read.bodies, ...said.map(({ body }) => body)],
    leaves: [...read.leaves, ...said.map(({ leaf }) => leaf)],
    charsets: new Set([...read.charsets, ...said.map(({ charset }) => charset)]),
    findings: [...read.findings, damaged],
  };
}

function wordsOf({ node, bytes }: Stray, alone: boolean) {
  const { text, charset } = decodeText(bytes, null);
  const content = withoutEnds(cleanText(text), node);
  if (content.trim() === '' || (!alone && BOILERPLATE.test(content))) return null;
  const kind = HTML.test(content) ? 'html' : 'text';
  return {
    body: { kind, content, alternative: null } as const,
    leaf: leafOf(kind, bytes, (node.parentNode || null)?.contentType || null),
    charset,
  };
}

/** A multipart may end without having begun. */
function withoutEnds(text: string, { _boundary: boundary }: Stray['node']): string {
  if (!boundary) return text;
  const end = `--${boundary}--`;
  return text
    .split('\n')
    .filter((line) => line.trimEnd() !== end)
    .join('\n');
}

function leafOf(kind: 'html' | 'text', bytes: Uint8Array, container: string | null) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const contentType = kind === 'html' ? 'text/html' : 'text/plain';
  return { contentType, filename: null, size: bytes.length, sha256, container, depth: container === null ? 0 : 1 };
}
