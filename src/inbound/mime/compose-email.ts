/** Composes a `ParsedEmail` of what was read: headers understood, words put together, findings told. */

import type { ParsedEmail } from '../parsed-email.ts';
import { authorFindings } from './author-findings.ts';
import { contentTypeOf } from './body-parts.ts';
import { wordsOf } from './body-words.ts';
import { unsealed, withSpareWords } from './container-words.ts';
import { contentHash } from './content-hash.ts';
import { readEnvelope } from './envelope.ts';
import { allHeaders, firstHeader, type RawHeader } from './headers.ts';
import { foldImages } from './inline-images.ts';
import { mailReport } from './mail-report.ts';
import type { MimeStream } from './mime-parts.ts';
import { dateFindings, headFindings, readFinding, refusalFindings, textFindings } from './parse-findings.ts';
import type { ParseLimits } from './parse-limits.ts';
import { withStrays } from './preamble.ts';
import type { RawBytes } from './raw-bytes.ts';
import type { PartsRead } from './read-parts.ts';
import { typesOf } from './typed-part.ts';

export function composeEmail(mime: MimeStream, read: PartsRead, raw: RawBytes, limits: ParseLimits): ParsedEmail {
  const headers = mime.headers();
  const parts = withSpareWords(withStrays(read, mime));
  const envelope = readEnvelope(headers);
  const date = firstHeader(headers, 'date');
  const { text, segments, html, safe } = wordsOf(parts.bodies, limits, envelope.from[0] ?? null);
  const opened = unsealed(parts, text, segments);
  const shown = safe?.contentIds ?? null;
  const attachments = foldImages(parts.attachments, shown);
  const kinds = new Set(parts.bodies.filter(({ content }) => content !== '').map(({ kind }) => kind));
  const summary = { text: kinds.has('text'), html: kinds.has('html'), charsets: parts.charsets, attachments, shown };
  return {
    ...envelope,
    ...typeAndReport(headers, parts),
    text,
    segments: opened.segments,
    html: safe?.html || null,
    attachments,
    parts: parts.leaves,
    contentHash: contentHash({ ...envelope, date, text, html, attachments }),
    rawSha256: raw.sha256,
    size: raw.size,
    findings: [
      readFinding(summary),
      ...dateFindings(date, envelope.date),
      ...authorFindings(allHeaders(headers, 'from'), envelope.from),
      ...headFindings(mime.isHeadCut(), headers.length),
      ...parts.findings,
      ...opened.findings,
      ...refusalFindings(attachments),
      ...textFindings(safe),
    ],
  };
}

function typeAndReport(
  headers: readonly RawHeader[],
  { report, enclosed }: PartsRead,
): Pick<ParsedEmail, 'contentType' | 'report' | 'enclosed'> {
  const { type } = typesOf(headers);
  const isReport = type?.value === 'multipart/report';
  const reportType = isReport ? (type.params['report-type'] ?? '') : '';
  return {
    contentType: contentTypeOf(type, null),
    report: isReport || report ? mailReport(reportType, report) : null,
    enclosed: enclosed && mailReport('', enclosed),
  };
}
